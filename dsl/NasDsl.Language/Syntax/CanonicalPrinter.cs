using System.Text;

namespace NasDsl.Language.Syntax;

/// <summary>Writes declarations in canonical layout: what was written, without comments other than doc comments, one statement a line.</summary>
internal sealed class CanonicalPrinter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public static string Print(string name, IEnumerable<DeclarationSyntax> declarations)
    {
        var printer = new CanonicalPrinter();
        if (name.Length > 0)
        {
            printer.Line($"namespace {name};");
        }

        foreach (var declaration in declarations)
        {
            printer.Declaration(declaration);
        }

        return printer._text.ToString();
    }

    private void Line(string line) => _text.Append(' ', 4 * _depth).Append(line).Append('\n');

    private void Declaration(DeclarationSyntax declaration)
    {
        if (declaration is ErrorDeclarationSyntax)
        {
            return;
        }

        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        foreach (var line in declaration.Documentation?.Split('\n') ?? [])
        {
            Line(line.Length == 0 ? "///" : $"/// {line}");
        }

        var name = declaration.Name.Text;
        switch (declaration)
        {
            case DataSyntax data:
                Statements($"data {name}", data.Statements);
                break;
            case SearchSyntax search:
                Statements($"search {name}", search.Statements);
                break;
            case BlockSyntax block:
                Body($"block {name}{Parameters(block.Parameters)}", block.Body);
                break;
            case SpaceSyntax space:
                Body($"space {name} for {space.Data.Text}", space.Body);
                break;
            case DeviceSyntax { Table: { } table, Source: { } source }:
                Line($"device {name} from {source.Text} {SyntaxPrinter.Print(table)};");
                break;
            case DeviceSyntax { Source: { } source }:
                Line($"device {name} = {source.Text};");
                break;
            case DeviceSyntax device:
                Statements($"device {name}", device.Statements);
                break;
            case ExternSyntax { Rules: { } rules } operation:
                Statements($"extern {operation.Kind.Text} {name}{Parameters(operation.Parameters)}", rules);
                break;
            case ExternSyntax external:
                Line($"extern {external.Kind.Text} {name}{Parameters(external.Parameters)};");
                break;
            default:
                break;
        }
    }

    private static string Parameters(EquatableArray<ParameterSyntax> parameters) => parameters.Count == 0
        ? ""
        : $"({string.Join(", ", parameters.Select(parameter => parameter.Name.Text + (parameter.Default is { } value ? $" = {SyntaxPrinter.Print(value)}" : "")))})";

    private void Statements(string head, EquatableArray<StatementSyntax> statements)
    {
        Line(head + " {");
        _depth++;
        foreach (var statement in statements.Where(statement => statement is not ErrorStatementSyntax))
        {
            Line($"{statement.Keyword.Text} {StatementPrinter.Print(statement)}".TrimEnd() + ";");
        }

        _depth--;
        Line("}");
    }

    private void Body(string head, BodySyntax body)
    {
        Line(head + " {");
        _depth++;
        foreach (var line in ModulePrinter.Lines(body, ";"))
        {
            Line(line);
        }

        _depth--;
        Line("}");
    }
}
