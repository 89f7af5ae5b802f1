using System.Xml.Linq;

namespace NotebookNet.Tests;

/// <summary>Each example in the documentation of the public API runs.</summary>
public class DocumentationExampleTests
{
    private static readonly Lazy<Dictionary<string, string>> Examples = new(() => Read().ToDictionary());

    public static TheoryData<string> Members => [.. Examples.Value.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Members))]
    public async Task An_example_runs(string member) => await ExampleSession.Run([Examples.Value[member]], withPrelude: true);

    [Fact]
    public void Examples_are_found_in_the_library_the_engine_and_the_pictures()
    {
        Assert.Contains("T:NotebookNet.Model", Examples.Value.Keys);
        Assert.Contains("T:NotebookNet.GradientTape", Examples.Value.Keys);
        Assert.Contains("T:NotebookNet.Figure", Examples.Value.Keys);
    }

    private static IEnumerable<KeyValuePair<string, string>> Read() =>
        from file in new[] { "NotebookNet.xml", "NotebookNet.Engine.xml", "NotebookNet.Visuals.xml" }
        from member in XDocument.Load(Path.Combine(AppContext.BaseDirectory, file)).Descendants("member")
        let codes = member.Descendants("example").Descendants("code").Select(code => Dedent(code.Value)).ToArray()
        from i in Enumerable.Range(0, codes.Length)
        select KeyValuePair.Create(member.Attribute("name")!.Value + (i == 0 ? string.Empty : $" ({i + 1})"), codes[i]);

    private static string Dedent(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Trim('\n', ' ').Split('\n');
        var indent = lines.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, i) => i == 0 ? line.Trim() : line[Math.Min(indent, line.Length)..]));
    }
}
