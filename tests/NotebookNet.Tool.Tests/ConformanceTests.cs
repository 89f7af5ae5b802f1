using NotebookNet.Conformance;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests;

/// <summary>The runner does what the conformance notebook asks of every host.</summary>
public class ConformanceTests
{
    [Fact]
    public void The_runner_does_what_every_host_must_do()
    {
        using var folder = new TempFolder();
        var notebook = File.ReadAllText(Path.Combine(Tutorials.Tutorials.Root, "tests", "conformance", "conformance.ipynb"))
            .Replace("PACKAGE_FOLDER", folder.Path.Replace("\\", "/", StringComparison.Ordinal), StringComparison.Ordinal);
        var observer = new Observer();
        var result = Run.File(folder.Write("conformance.ipynb", notebook), observer: observer);

        // The observer hears of every replaced output; only the training replaces any.
        Assert.Empty(HostExpectations.Violations(IpynbWriter.Execute(result), "notebooknet", _ => observer.States.Count(s => s.StartsWith("epoch", StringComparison.Ordinal))));
    }
}
