using System.Text.Json.Nodes;
using NotebookNet.Tool.Cli;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Parameters;

/// <summary>
/// Gives a notebook other values, as papermill does: a cell with them, tagged <c>injected-parameters</c>, is put behind the cell tagged
/// <c>parameters</c>. A notebook that was run that way before gets the new cell in the old one's place.
/// </summary>
internal static class ParameterInjection
{
    public const string Tag = "parameters";
    public const string InjectedTag = "injected-parameters";

    /// <summary>Reads <c>name=value</c>.</summary>
    /// <exception cref="UsageException">It has another form, or a name comes twice.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(IEnumerable<string> arguments)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var argument in arguments)
        {
            var at = argument.IndexOf('=', StringComparison.Ordinal);
            var name = at < 0 ? "" : argument[..at].Trim();
            if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name))
            {
                throw new UsageException($"--parameter {argument}: expected name=value, for example --parameter epochs=20.");
            }

            if (values.Exists(v => v.Key == name))
            {
                throw new UsageException($"--parameter {name} is given twice; which value is meant?");
            }

            values.Add(new(name, argument[(at + 1)..]));
        }

        return values;
    }

    /// <summary>Puts values into a notebook.</summary>
    /// <returns>The notebook to run, and the names that it does not declare.</returns>
    /// <exception cref="UsageException">A value is not of the declared type.</exception>
    public static (Notebook Notebook, IReadOnlyList<string> Unknown) Apply(
        Notebook notebook, string shownPath, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var cell = notebook.Cells.FirstOrDefault(c => c.Kind == CellKind.CSharp && c.Tags.Contains(Tag));
        if (values.Count == 0 || cell is null)
        {
            return (notebook, [.. values.Select(v => v.Key)]);
        }

        var declared = DeclaredParameters.Of(cell);
        var lines = new List<string> { "// Parameters" };
        foreach (var (name, text) in values)
        {
            if (declared.FirstOrDefault(d => d.Name == name) is { } parameter)
            {
                lines.Add(Line(parameter, text, shownPath));
            }
        }

        var unknown = values.Select(v => v.Key).Where(name => declared.All(d => d.Name != name)).ToList();
        return lines.Count == 1 ? (notebook, unknown) : (With(notebook, cell, string.Join('\n', lines)), unknown);
    }

    /// <summary>What a notebook offers, for messages.</summary>
    public static string Offers(Notebook notebook)
    {
        var cell = notebook.Cells.FirstOrDefault(c => c.Kind == CellKind.CSharp && c.Tags.Contains(Tag));
        return cell is null ? $"it has no cell tagged \"{Tag}\""
            : "it declares " + (DeclaredParameters.Of(cell) is { Count: > 0 } all ? string.Join(", ", all.Select(d => d.Declaration)) : "none");
    }

    private static string Line(DeclaredParameter parameter, string text, string path)
    {
        var literal = ParameterLiteral.Of(parameter.Type, text);
        if (literal is null)
        {
            var expected = ParameterLiteral.Expected(parameter.Type);
            throw new UsageException($"{path}: --parameter {parameter.Name}={text}: "
                + (expected is null ? $"a {parameter.Type.ToDisplayString()} cannot be given on the command line" : $"expected {expected}")
                + $"; the notebook declares {parameter.Declaration}.");
        }

        var value = $"{parameter.Name} = {literal};";
        return parameter.IsConstant ? $"const {parameter.Type.ToDisplayString()} {value}" : value;
    }

    private static Notebook With(Notebook notebook, NotebookCell parameters, string code)
    {
        var root = (JsonObject)notebook.Root.DeepClone();
        var cells = root["cells"]!.AsArray();
        var injected = IpynbSkeleton.Cell("csharp", code, isText: false);
        injected["metadata"]!["tags"] = new JsonArray(InjectedTag);
        var old = notebook.Cells.FirstOrDefault(c => c.Tags.Contains(InjectedTag));
        if (old is not null)
        {
            injected["id"] = cells[old.Number - 1]!["id"]?.DeepClone();
            if (injected["id"] is null)
            {
                injected.Remove("id");
            }

            cells[old.Number - 1] = injected;
        }
        else
        {
            cells.Insert(parameters.Number, injected);
        }

        return IpynbReader.Read(notebook.Path, notebook.Path, root.ToJsonString());
    }
}
