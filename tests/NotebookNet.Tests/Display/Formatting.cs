using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookNet.Tests;

/// <summary>What .NET Interactive shows, through its own formatting package.</summary>
internal static class Formatting
{
    public static string Html(object value) => Formatter.ToDisplayString(value, "text/html");

    public static string Text(object value) => Formatter.ToDisplayString(value, "text/plain");
}
