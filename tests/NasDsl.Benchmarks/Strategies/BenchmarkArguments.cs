using System.Globalization;

namespace NasDsl.Benchmarks.Strategies;

/// <summary>Reads <c>--name value</c>.</summary>
internal sealed class BenchmarkArguments(IReadOnlyList<string> arguments)
{
    public string Get(string name, string byDefault)
    {
        for (var i = 0; i + 1 < arguments.Count; i++)
        {
            if (arguments[i] == "--" + name)
            {
                return arguments[i + 1];
            }
        }

        return byDefault;
    }

    public int Get(string name, int byDefault) => int.Parse(Get(name, byDefault.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public string[] List(string name, string byDefault) => Get(name, byDefault).Split([';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The program, and the folder of its table: that of the program if not given.</summary>
    public ProblemFile ReadProblem()
    {
        var program = Get("program", "samples/NasBenchMacro/macro.nas");
        return new ProblemFile(File.ReadAllText(program), Get("tables", Path.GetDirectoryName(Path.GetFullPath(program)) ?? "."));
    }
}
