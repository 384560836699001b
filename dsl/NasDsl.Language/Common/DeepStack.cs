using System.Runtime.ExceptionServices;

namespace NasDsl.Language;

/// <summary>
/// Runs work on a thread with a stack that is large enough for the deepest program that the language accepts: compilers and editors call us on threads whose
/// stacks can be small.
/// </summary>
internal static class DeepStack
{
    private const int Size = 64 << 20;

    public static T Run<T>(Func<T> work)
        where T : class
    {
        T? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
#pragma warning disable CA1031 // Whatever it is, it is thrown again where it was asked for.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Size)
        {
            IsBackground = true,
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result ?? throw new InvalidOperationException("The work gave no result.");
    }
}
