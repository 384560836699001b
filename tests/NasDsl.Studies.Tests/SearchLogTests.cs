using Microsoft.Extensions.Logging;
using NasDsl.Logging;
using NasDsl.Search;

namespace NasDsl.Studies.Tests;

public sealed class SearchLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_logger_hears_of_every_trial_and_phase_and_the_study_behind_it_keeps_them()
    {
        var plan = Programs.Plan(edit: text => text.Replace("adam(lr: 1e-3..3e-2 log)", "sgd(lr: 1e-2..100 log)", StringComparison.Ordinal));
        var logger = new ListLogger();
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], plan))
        {
            var log = new SearchLog(logger, study);
            var result = await SearchRunner.RunAsync(
                plan.Search, new Engine.ManagedEngine(), new SearchOptions { Journal = log, CheckpointAfter = TimeSpan.Zero, BaseDirectory = Programs.Folder, Trials = 20 }, log, CancellationToken.None);
            var failed = result.Trials.Count(trial => trial.Status == TrialStatus.Failed);
            Assert.InRange(failed, 1, 19);
            Assert.Equal(failed, logger.Lines.Count(line => line.StartsWith("Warning 3 Trial", StringComparison.Ordinal)));
            Assert.Equal(20 - failed, logger.Lines.Count(line => line.StartsWith("Information 1 Trial", StringComparison.Ordinal)));
            Assert.Contains(logger.Lines, line => line.StartsWith("Debug 5 The training of trial 0 is kept after 1 epochs", StringComparison.Ordinal));
            Assert.Contains(logger.Lines, line => line.StartsWith("Information 6 Finished: generation", StringComparison.Ordinal));
        }

        using var again = StudyWriter.Open(_folder["s.nasstudy"], plan);
        Assert.Equal(20, again.Restored);
    }

    private sealed class ListLogger : ILogger
    {
        private readonly Lock _lock = new();

        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lock)
            {
                Lines.Add($"{logLevel} {eventId.Id} {formatter(state, exception)}");
            }
        }
    }
}
