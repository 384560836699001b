using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>Writes the typed genome of a space.</summary>
internal static class SpaceEmitter
{
    private const string User = "new global::NasDsl.Randomness.RandomStream(seed, global::NasDsl.Randomness.RandomPurpose.User)";

    /// <summary>Writes the typed genome.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="space">The space.</param>
    /// <param name="context">The file.</param>
    public static void Emit(CodeWriter code, SpaceView space, CodeContext context)
    {
        var name = CSharpNames.EscapeType(space.Name);
        var type = context.Global(space.Name);
        DocComment.Summary(code, space.Summary);
        DocComment.Remarks(code, [.. space.Facts, "Two are equal when they are the same architecture, whatever genes they differ in."]);
        RecordBody.Open(code, $"public sealed partial record {name}", $" : {CodeContext.Genomes}ITypedGenome<{type}>", space.Members, context);
        RecordBody.Properties(code, space.Members, context);
        EmitVariation(code, space, type, context);
        EmitConversions(code, type);
        EmitEquality(code, type);
        RecordBody.Read(code, type, space.Members, context);
        RecordBody.Write(code, "internal", space.Members);
        code.Close();
    }

    private static void EmitVariation(CodeWriter code, SpaceView space, string type, CodeContext context)
    {
        Method(
            code,
            "The space: its genes, its requirements and the data that it is for.",
            $"public static {CodeContext.Genomes}Space Space => {context.Global(context.Program)}.Program.GetSpace({Literal.Of(space.Space)});");
        Method(
            code,
            "Draws an architecture that meets the requirements.",
            $"public static {type} Sample(ulong seed) => FromGenome(Space.Sample({User}));",
            ("seed", "What it is drawn from: the same seed gives the same architecture."));
        Method(
            code,
            "Changes some of the choices; the result meets the requirements.",
            $"public {type} Mutate(ulong seed) => FromGenome(Space.Mutate(ToGenome(), {User}));",
            ("seed", "What the changes are drawn from."));
        Method(
            code,
            "Takes some of the choices from this architecture and the others from another; the result meets the requirements.",
            $"public {type} Crossover({type} other, ulong seed) => FromGenome(Space.Crossover(ToGenome(), other.ToGenome(), {User}));",
            ("other", "The other architecture."),
            ("seed", "What decides is drawn from."));
    }

    private static void EmitConversions(CodeWriter code, string type)
    {
        Method(
            code,
            "The graph of operations that this architecture stands for, with every shape known.",
            "public global::NasDsl.Networks.Network ToNetwork() => ToGenome().Network;");
        Method(
            code,
            "Reads what ToString writes.",
            $"public static {type} Parse(string text) => FromGenome(Space.Parse(text));",
            ("text", "Genes with their values, such as stage=1."));
        Method(
            code,
            "Reads a flat genome.",
            $"public static {type} FromGenome({CodeContext.Genomes}Genome genome) => Read(new {CodeContext.Genomes}GenomeReader(genome), \"\");",
            ("genome", "A genome of the space, with or without the genes of a training recipe."));
        code.Blank();
        DocComment.Summary(code, "Writes the flat genome, in canonical form.");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">A property holds what this place of the space does not allow.</exception>");
        code.Open($"public {CodeContext.Genomes}Genome ToGenome()");
        code.Line($"var writer = new {CodeContext.Genomes}GenomeWriter(Space);");
        code.Line("Write(writer, \"\");");
        code.Line("return writer.ToGenome();");
        code.Close();
        Method(
            code,
            "The choices as text, one gene after another: Parse reads it back.",
            "public override string ToString() => ToGenome().ToString();");
    }

    private static void EmitEquality(CodeWriter code, string type)
    {
        Method(
            code,
            "Whether both are the same architecture.",
            $"public bool Equals({type}? other) => ReferenceEquals(this, other) || (other is not null && ToGenome().Equals(other.ToGenome()));",
            ("other", "The other architecture."));
        code.Blank();
        code.Line("/// <inheritdoc/>");
        code.Line("public override int GetHashCode() => ToGenome().GetHashCode();");
    }

    private static void Method(CodeWriter code, string summary, string declaration, params (string Name, string Text)[] parameters)
    {
        code.Blank();
        DocComment.Summary(code, summary);
        foreach (var (name, text) in parameters)
        {
            DocComment.Parameter(code, name, text);
        }

        code.Line(declaration);
    }
}
