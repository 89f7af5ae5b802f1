using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Parameters;

/// <summary>A variable of the cell tagged <c>parameters</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as the compiler understands it.</param>
/// <param name="Declaration">How it is declared, for messages: <c>int epochs = 100</c>.</param>
/// <param name="IsConstant">Whether it can only be declared again and not assigned.</param>
internal sealed record DeclaredParameter(string Name, ITypeSymbol Type, string Declaration, bool IsConstant);

/// <summary>Reads what a notebook's parameters are called and of which types they are.</summary>
internal static class DeclaredParameters
{
    private static readonly string[] Imports = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "NotebookNet"];

    /// <summary>The variables that a cell declares at its top level.</summary>
    public static IReadOnlyList<DeclaredParameter> Of(NotebookCell cell)
    {
        var code = string.Join('\n', CellSplitter.Split(cell).Where(s => s.Kind == CellKind.CSharp).Select(s => s.Source));
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script));
        MetadataReference[] references =
        [
            .. HostAssemblies.Framework,
            .. ((string[])["NotebookNet", "NotebookNet.Engine", "NotebookNet.Visuals"]).Select(HostAssemblies.Reference).OfType<MetadataReference>(),
        ];
        var compilation = CSharpCompilation.CreateScriptCompilation(
            "parameters", tree, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: Imports));
        var model = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables.Select(variable =>
                new DeclaredParameter(
                    variable.Identifier.Text,
                    ((IFieldSymbol)model.GetDeclaredSymbol(variable)!).Type,
                    $"{field.Declaration.Type} {variable}",
                    field.Modifiers.Any(SyntaxKind.ConstKeyword)))),
        ];
    }
}
