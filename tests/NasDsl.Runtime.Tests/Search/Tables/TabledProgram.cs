using NasDsl.Language.Model;
using NasDsl.Search;
using NasDsl.Search.Tables;

namespace NasDsl.Runtime.Tests.Search.Tables;

/// <summary>A search with a table in place of training.</summary>
internal static class TabledProgram
{
    /// <summary>All twelve candidates of the space, with the header.</summary>
    public const string Rows = """
        stem.filters,act,optional,acc,cost
        8,relu,false,90,0.5
        8,relu,true,91,0.4
        8,tanh,false,92,0.6
        8,tanh,true,93,0.7
        16,relu,false,94,0.5
        16,relu,true,95,0.3
        16,tanh,false,96,0.2
        16,tanh,true,97,0.1
        32,relu,false,96.5,0.9
        32,relu,true,95.5,0.8
        32,tanh,false,94.5,0.7
        32,tanh,true,93.5,0.6
        """;

    public static SearchDefinition Create(
        string evaluate = "evaluate table \"bench.csv\" key (stem.filters, act, optional) value acc / 100;",
        string statements = "maximize accuracy; strategy random(batch: 4); budget 100 trials;") =>
        NasProgram.Compile($$"""
            namespace Test;

            data Digits {
                from   csv "none.csv";
                input  pixels: columns 0..63 as image(8, 8, 1);
                target digit:  column 64 as class(10);
                split  60% train, 20% validation, 20% test;
            }

            space Net for Digits {
                stem: conv({ 8, 16, 32 }) -> act: (relu | tanh) -> optional: batchnorm? -> globalavgpool -> linear(classes)
            }

            search Find {
                space Net;
                {{statements}}
                {{evaluate}}
                seed 3;
            }
            """).GetSearch("Find");

    public static ResultTable Read(SearchDefinition search, string text)
    {
        using var reader = new StringReader(text);
        return ResultTableReader.Read(search.Space, Evaluation(search), "bench.csv", reader);
    }

    public static EvaluationModel Evaluation(SearchDefinition search) => search.Model.Evaluation ?? throw new InvalidOperationException("There is no table.");
}
