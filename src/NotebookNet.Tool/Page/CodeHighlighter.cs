using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookNet.Tool.Page;

/// <summary>Colours C# by the compiler's own tokens. The classes are the rules of <c>page.css</c>.</summary>
internal static class CodeHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens())
        {
            Write(html, token.LeadingTrivia);
            Write(html, token.Text, ClassOf(token));
            Write(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            Write(html, trivia.ToFullString(), trivia.Kind() switch
            {
                SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia => "c",
                SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "c",
                _ => trivia.IsDirective ? "d" : null,
            });
        }
    }

    private static void Write(StringBuilder html, string text, string? style)
    {
        var escaped = WebUtility.HtmlEncode(text).Replace("&#39;", "'").Replace("&quot;", "\"");
        html.Append(style is null || text.Length == 0 ? escaped : $"<span class=\"{style}\">{escaped}</span>");
    }

    private static string? ClassOf(SyntaxToken token)
    {
        var kind = token.Kind();
        if (kind == SyntaxKind.IdentifierToken)
        {
            return ClassOfName(token);
        }

        if (kind is SyntaxKind.NumericLiteralToken)
        {
            return "n";
        }

        // Interpolated strings are several tokens; what is between their braces is code.
        return kind is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken ? "s"
            : SyntaxFacts.IsKeywordKind(kind) ? "k" : null;
    }

    private static string? ClassOfName(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } => "k",
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => "t",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "m",
        SimpleNameSyntax name when IsCalled(name) => "m",
        GenericNameSyntax => "t",
        SimpleNameSyntax name when IsType(name) => "t",
        _ => null,
    };

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member => member.Name == name && call.Expression == member,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } => true,
        _ => false,
    };

    private static bool IsType(SimpleNameSyntax name) => name.Parent switch
    {
        // By the habit of all C#: what begins a chain with a capital letter is a type (Console.WriteLine, Activation.ReLU).
        MemberAccessExpressionSyntax member => member.Expression == name && char.IsUpper(name.Identifier.Text[0]),
        ObjectCreationExpressionSyntax creation => creation.Type == name,
        VariableDeclarationSyntax declaration => declaration.Type == name,
        ParameterSyntax parameter => parameter.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        PropertyDeclarationSyntax property => property.Type == name,
        ForEachStatementSyntax each => each.Type == name,
        CastExpressionSyntax cast => cast.Type == name,
        TypeArgumentListSyntax or BaseTypeSyntax or TypeOfExpressionSyntax or ArrayTypeSyntax or NullableTypeSyntax or AttributeSyntax => true,
        CatchDeclarationSyntax or DeclarationPatternSyntax or TupleElementSyntax or TypeConstraintSyntax => true,
        _ => false,
    };
}
