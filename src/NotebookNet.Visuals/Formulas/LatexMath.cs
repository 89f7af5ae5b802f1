using System.Net;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Turns LaTeX formulas into MathML, which browsers draw without any script.</summary>
internal static class LatexMath
{
    /// <summary>The same as <see cref="ToMathMl"/> for pages that are XML, too, such as a saved SVG.</summary>
    public static string ToXml(string latex, bool display, bool large = false)
    {
        var markup = ToMathMl(latex, display, large);
        return markup.StartsWith("<math", StringComparison.Ordinal) ? markup.Insert("<math".Length, " xmlns=\"http://www.w3.org/1998/Math/MathML\"") : markup;
    }

    /// <summary>Converts a formula. What is not understood appears as its source; no input makes it fail.</summary>
    /// <param name="latex">The formula without its dollar signs.</param>
    /// <param name="display">Whether it stands on a line of its own.</param>
    /// <param name="large">Whether fractions and sums have their full size although the formula stands in a line.</param>
    /// <returns>A <c>math</c> element that also carries the source, for those who copy it.</returns>
    public static string ToMathMl(string latex, bool display, bool large = false)
    {
        var source = latex.Trim();
        try
        {
            var markup = new StringBuilder();
            var content = new MathNode("mrow", new LatexParser(source).ParseAll());
            var annotation = new MathNode("annotation", source).With("encoding", "application/x-tex");
            var math = new MathNode("math", new MathNode("semantics", content, annotation));
            (display ? math.With("display", "block") : large ? math.With("displaystyle", "true") : math).Write(markup);
            return markup.ToString();
        }
        catch (LatexTooDeepException)
        {
            return $"<code>{WebUtility.HtmlEncode(source)}</code>";
        }
    }
}

/// <summary>A formula is nested more deeply than any that a person writes.</summary>
internal sealed class LatexTooDeepException : Exception;
