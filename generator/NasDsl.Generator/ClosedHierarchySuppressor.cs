using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NasDsl.Generator.Switches;

namespace NasDsl.Generator;

/// <summary>
/// Makes a <c>switch</c> over a generated hierarchy exhaustive when it has an arm for every branch: the hierarchy is closed, which the compiler cannot know. It still warns
/// where a branch is missing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClosedHierarchySuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor MissingType = new(
        "NASS0001",
        "CS8509",
        "The hierarchy is closed, and every branch has an arm.");

    private static readonly SuppressionDescriptor MissingNumber = new(
        "NASS0002",
        "CS8524",
        "A generated enum has no values but its named ones.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [MissingType, MissingNumber];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            var tree = diagnostic.Location.SourceTree;
            var token = tree?.GetRoot(context.CancellationToken).FindToken(diagnostic.Location.SourceSpan.Start);
            if (tree is null || token?.Parent is not SwitchExpressionSyntax syntax
                || context.GetSemanticModel(tree).GetOperation(syntax, context.CancellationToken) is not ISwitchExpressionOperation operation)
            {
                continue;
            }

            var descriptor = diagnostic.Id == MissingType.SuppressedDiagnosticId ? MissingType : MissingNumber;
            if (descriptor == MissingType ? ClosedHierarchy.IsCovered(operation) : ClosedHierarchy.IsGenerated(operation.Value.Type))
            {
                context.ReportSuppression(Suppression.Create(descriptor, diagnostic));
            }
        }
    }
}
