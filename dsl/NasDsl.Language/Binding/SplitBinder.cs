using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds <c>split 60% train, 20% validation, 20% test, stratified, seed 7;</c></summary>
internal static class SplitBinder
{
    private static readonly string[] Parts = ["train", "validation", "test"];

    public static SplitModel? Bind(SplitSyntax? syntax, DiagnosticBag diagnostics)
    {
        if (syntax is null)
        {
            return null;
        }

        var given = new Dictionary<string, PhraseSyntax>(StringComparer.Ordinal);
        var isWrong = false;
        foreach (var item in syntax.Items)
        {
            var word = item.Word?.Text ?? "";
            if (given.TryGetValue(word, out var first))
            {
                diagnostics.Add(Diagnostic.Create(DiagnosticCatalog.DuplicateStatement, item.Location, word) with
                {
                    Related = new EquatableArray<RelatedLocation>([new RelatedLocation(first.Location, "the first time")]),
                });
                isWrong = true;
            }
            else if (!Fits(item, word))
            {
                diagnostics.Add(
                    DiagnosticCatalog.UnknownChoice,
                    (item.Word ?? (SyntaxNode)item).Location,
                    "part of a split",
                    word,
                    diagnostics.Suggestions.TextOrList(word, item.Amount is null ? ["stratified"] : Parts));
                isWrong = true;
            }
            else
            {
                given.Add(word, item);
            }
        }

        if (isWrong || BindShares(syntax, given, diagnostics) is not { } shares)
        {
            return null;
        }

        var seed = 0UL;
        if (given.TryGetValue("seed", out var seeded) && SeedBinder.Bind(seeded.Amount, diagnostics) is { } number)
        {
            seed = number;
        }

        return new SplitModel(shares[0], shares[1], shares[2], given.ContainsKey("stratified"), seed, syntax.Location);
    }

    private static bool Fits(PhraseSyntax item, string word) => item.Amount is null ? word == "stratified" : Parts.Contains(word) || word == "seed";

    private static double[]? BindShares(SplitSyntax syntax, Dictionary<string, PhraseSyntax> given, DiagnosticBag diagnostics)
    {
        var shares = new double[Parts.Length];
        for (var i = 0; i < Parts.Length; i++)
        {
            if (!given.TryGetValue(Parts[i], out var item) || item.Amount is null)
            {
                diagnostics.Add(DiagnosticCatalog.MissingArgument, syntax.Keyword.Location, "A split", $"20% {Parts[i]}");
                return null;
            }

            if (new ConstantBinder(diagnostics).Bind(item.Amount) is not { Constant: { } value } bound)
            {
                return null;
            }

            if (bound.Dimension != default)
            {
                diagnostics.Add(DiagnosticCatalog.DimensionMismatch, item.Amount.Location, "A share", "a percentage", bound.Dimension);
                return null;
            }

            if (value.Number <= 0)
            {
                diagnostics.Add(DiagnosticCatalog.NotPositive, item.Amount.Location, $"The share '{Parts[i]}'", value);
                return null;
            }

            shares[i] = value.Number;
        }

        var sum = shares.Sum();
        if (Math.Abs(sum - 1) > 1e-9)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidSplit, syntax.Location, NumberText.Format(Math.Round(sum * 100, 6)));
            return null;
        }

        return shares;
    }
}
