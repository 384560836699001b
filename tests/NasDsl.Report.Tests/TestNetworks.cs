using NasDsl.Networks;
using NasDsl.Randomness;

namespace NasDsl.Report.Tests;

/// <summary>Networks that are written as spaces without a choice.</summary>
internal static class TestNetworks
{
    public static Network Of(string body) => NasProgram
        .Compile($$"""
            data D { from csv "d.csv"; input x: columns 0..3; target y: column 4 as class(3); split 60% train, 20% validation, 20% test, seed 1; }
            space S for D { {{body}} }
            """)
        .GetSpace("S")
        .Sample(new RandomStream(1, RandomPurpose.User))
        .Network;
}
