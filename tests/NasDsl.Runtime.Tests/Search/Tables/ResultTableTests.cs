namespace NasDsl.Runtime.Tests.Search.Tables;

public sealed class ResultTableTests
{
    [Fact]
    public void Every_candidate_finds_its_row_by_the_names_of_the_genes()
    {
        var search = TabledProgram.Create();
        var table = TabledProgram.Read(search, TabledProgram.Rows);
        Assert.Equal(12, table.Count);
        Assert.Equal(0.97, table.Find(search.Space.Parse("filters=16 act=tanh optional=true")).Accuracy);
        Assert.Equal(0.965, table.Find(search.Space.Parse("filters=32 act=relu optional=false")).Accuracy);
    }

    [Fact]
    public void The_columns_can_be_in_any_order_and_others_do_not_matter()
    {
        var search = TabledProgram.Create();
        var table = TabledProgram.Read(search, "acc,optional,note,act,stem.filters\n50,1,x,0,8\n60,0,y,1,16\n");
        Assert.Equal(0.5, table.Find(search.Space.Parse("filters=8 act=relu optional=true")).Accuracy);
        Assert.Equal(0.6, table.Find(search.Space.Parse("filters=16 act=tanh optional=false")).Accuracy);
    }

    [Fact]
    public void Without_names_of_genes_the_first_columns_have_the_key()
    {
        var search = TabledProgram.Create();
        var table = TabledProgram.Read(search, "width,a,b,acc\n8,relu,true,50\n");
        Assert.Equal(0.5, table.Find(search.Space.Parse("filters=8 act=relu optional=true")).Accuracy);
    }

    [Fact]
    public void A_code_has_a_digit_for_the_choice_of_each_gene()
    {
        var search = TabledProgram.Create("evaluate table \"bench.csv\" key code(stem.filters, act, optional) value acc / 100;");
        var table = TabledProgram.Read(search, "code,acc\n000,10\n201,20\n");
        Assert.Equal(0.1, table.Find(search.Space.Parse("filters=8 act=relu optional=false")).Accuracy);
        Assert.Equal(0.2, table.Find(search.Space.Parse("filters=32 act=relu optional=true")).Accuracy);
    }

    [Fact]
    public void Several_columns_are_several_metrics()
    {
        var search = TabledProgram.Create(
            "evaluate table \"bench.csv\" key (stem.filters, act, optional) value accuracy: acc / 100, loss: cost;",
            "maximize accuracy; minimize loss; budget 100 trials;");
        var metrics = TabledProgram.Read(search, TabledProgram.Rows).Find(search.Space.Parse("filters=8 act=tanh optional=true"));
        Assert.Equal(0.93, metrics.Accuracy);
        Assert.Equal(0.7, metrics.Loss);
    }

    [Fact]
    public void Rows_of_candidates_that_the_space_does_not_have_are_passed_over()
    {
        var search = TabledProgram.Create();
        Assert.Equal(1, TabledProgram.Read(search, "stem.filters,act,optional,acc\n64,relu,true,1\n8,gelu,true,2\n8,relu,true,3\n").Count);
    }

    [Theory]
    [InlineData("stem.filters,act,optional,accuracy\n", "NAS7052", "The table 'bench.csv' has no column 'acc'; did you mean 'act'?", null)]
    [InlineData("stem.filters,act,acc\n", "NAS7052", "The table 'bench.csv' has no column 'optional'; there are stem.filters, act and acc.", null)]
    [InlineData("a,acc,b,c\n", "NAS7053", "The key has 3 genes, and neither is a column called like one of them nor are there so many columns before the results: stem.filters, act, optional.", "bench.csv(1,1)")]
    [InlineData("stem.filters,act,optional,acc\n8,relu,true,1\n8,relu,false\n", "NAS7054", "This row has 3 columns, and the first one names 4.", "bench.csv(3,13)")]
    [InlineData("stem.filters,act,optional,acc\n8,relu,true,good\n", "NAS7055", "'good' is no finite number, and the column 'acc' has results.", "bench.csv(2,13)")]
    [InlineData("stem.filters,act,optional,acc\n8,relu,true,NaN\n", "NAS7055", "'NaN' is no finite number, and the column 'acc' has results.", "bench.csv(2,13)")]
    [InlineData("stem.filters,act,optional,acc\n8,relu,true,1\n8,tanh,true,1\n8,relu,1,2\n", "NAS7056", "Line 2 has the same key and another result.", "bench.csv(4,10)")]
    public void A_table_that_does_not_hold_what_is_declared_says_where(string text, string id, string message, string? place)
    {
        var search = TabledProgram.Create();
        var diagnostic = Assert.Single(Assert.Throws<NasException>(() => TabledProgram.Read(search, text)).Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.Message);
        if (place is not null)
        {
            Assert.StartsWith(place, diagnostic.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("evaluate table \"bench.csv\" key (stem.filters, act, optional) value acc;", "stem.filters = 32, act = tanh, optional = true")]
    [InlineData("evaluate table \"bench.csv\" key code(stem.filters, act, optional) value acc;", "code = 211")]
    public void A_candidate_without_a_row_is_named(string evaluate, string key)
    {
        var search = TabledProgram.Create(evaluate);
        var table = TabledProgram.Read(search, "stem.filters,act,optional,acc,code\n8,relu,true,1,000\n");
        var failure = Assert.Throws<NasException>(() => table.Find(search.Space.Parse("filters=32 act=tanh optional=true")));
        Assert.Equal($"The table 'bench.csv' has no row of {key}.", Assert.Single(failure.Diagnostics).Message);
    }
}
