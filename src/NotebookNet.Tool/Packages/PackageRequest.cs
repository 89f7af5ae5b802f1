using System.Text.RegularExpressions;

namespace NotebookNet.Tool.Packages;

/// <summary>What <c>#r "nuget:Id, version"</c> asks for.</summary>
/// <param name="Id">The package.</param>
/// <param name="Version">The version or range; null for the latest stable one.</param>
internal sealed partial record PackageRequest(string Id, string? Version)
{
    /// <summary>Whether the same request can mean another version tomorrow.</summary>
    public bool IsFloating => Version is null || Version.Contains('*', StringComparison.Ordinal);

    /// <summary>Reads the text after <c>nuget:</c>; null when it is not a package name and a version.</summary>
    public static PackageRequest? Parse(string text)
    {
        var match = Request().Match(text);
        return match.Success
            ? new PackageRequest(match.Groups["id"].Value, match.Groups["version"] is { Success: true, Value: var v } ? v.Trim() : null)
            : null;
    }

    [GeneratedRegex(@"^\s*(?<id>[A-Za-z0-9_][A-Za-z0-9_.\-]*)\s*(,\s*(?<version>[\w.*+\-\[\](), ]+?)\s*)?$")]
    private static partial Regex Request();
}
