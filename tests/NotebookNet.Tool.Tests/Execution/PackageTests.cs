using NotebookNet.Tool.Packages;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Execution;

public sealed class PackageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    // Packages land in the SDK's own cache, which is per version: a name of its own keeps the runs of this test apart.
    private readonly string _id = "Greeter" + Guid.NewGuid().ToString("N");

    public PackageTests()
    {
        // The restore looks here for its settings: no feed of the network, and packages into the temporary folder.
        _folder.Write("cache/NuGet.Config", "<configuration><config><add key=\"globalPackagesFolder\" value=\"../packages\" /></config>"
            + "<packageSources><clear /></packageSources></configuration>");
        TestLibrary.Pack(_folder["feed"], _id, "1.2.3", "public static class Greeter { public static string Hello() => \"hello 1\"; }");
        TestLibrary.Pack(_folder["feed"], _id, "2.0.0", "public static class Greeter { public static string Hello() => \"hello 2\"; }");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(", 1.2.3", "result: hello 1")]
    [InlineData("", "result: hello 2")]
    public void A_package_is_restored_and_used(string version, string expected)
    {
        var result = Run($"#i \"nuget:feed\"\n#r \"nuget:{_id}{version}\"\nGreeter.Hello()");

        Assert.Equal([expected], result.Cells[0].Lines());
    }

    [Fact]
    public void A_second_run_needs_no_feed()
    {
        var code = $"#i \"feed\"\n#r \"nuget:{_id}, 1.2.3\"\nGreeter.Hello()";
        Assert.Null(Run(code).Failure);
        foreach (var package in Directory.EnumerateFiles(_folder["feed"]))
        {
            File.Delete(package);
        }

        Assert.Equal(["result: hello 1"], Run(code).Cells[0].Lines());
    }

    [Fact]
    public void A_package_that_does_not_exist_gives_the_message_of_the_SDK()
    {
        var failure = Run("#i \"feed\"\n#r \"nuget:No.Such.Package, 1.0.0\"").Failure!;

        Assert.Contains("NU1101", failure.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("No.Such.Package", failure.Error.Message, StringComparison.Ordinal);
        Assert.Equal(2, failure.Error.Line);
    }

    [Theory]
    [InlineData("Newtonsoft.Json", "Newtonsoft.Json", null)]
    [InlineData(" Newtonsoft.Json , 13.0.3 ", "Newtonsoft.Json", "13.0.3")]
    [InlineData("X,[1.0,2.0)", "X", "[1.0,2.0)")]
    [InlineData("X, 1.*-*", "X", "1.*-*")]
    public void Requests_are_read(string text, string id, string? version) => Assert.Equal(new PackageRequest(id, version), PackageRequest.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("X, 1.0 <evil/>")]
    public void What_is_no_request_is_refused(string text) => Assert.Null(PackageRequest.Parse(text));

    private Tool.Execution.NotebookResult Run(string code) => Support.Run.File(
        _folder.Write("a.ipynb", Source.Notebook(Source.Code(code))), restorer: new PackageRestorer(_folder["cache"]));
}
