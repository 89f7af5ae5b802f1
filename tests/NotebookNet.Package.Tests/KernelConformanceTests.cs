using System.Text.Json.Nodes;
using NotebookNet.Conformance;

namespace NotebookNet.Package.Tests;

/// <summary>The conformance notebook in real Jupyter kernels, with the packed package.</summary>
[Collection(PackedPackageCollection.Name)]
public sealed class KernelConformanceTests(PackedPackage package)
{
    private static readonly string Client = Path.Combine(PackedPackage.Repository, "tests", "conformance", "run_kernel.py");

    [KernelFact(".net-csharp")]
    public void DotNet_Interactive_does_what_every_host_must_do()
    {
        var source = File.ReadAllText(Path.Combine(PackedPackage.Repository, "tests", "conformance", "conformance.ipynb"))
            .Replace("PACKAGE_FOLDER", package.Feed.Replace("\\", "/", StringComparison.Ordinal), StringComparison.Ordinal);
        var result = Execute(".net-csharp", source);

        Assert.Empty(HostExpectations.Violations(result, ".NET Interactive", id => Cell(result, id)["metadata"]!["conformance"]!["updates"]!.GetValue<int>()));
    }

    // The client that the test above depends on, tried with a kernel that more machines have.
    [KernelFact("python3")]
    public void The_client_collects_outputs_in_order_lands_updates_and_notes_errors()
    {
        var result = Execute("python3", """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "text"},
              {"cell_type": "code", "id": "live", "metadata": {}, "execution_count": null, "outputs": [], "source": [
                "from IPython.display import display, HTML\n",
                "print('before')\n", "h = display(HTML('<b>0</b>'), display_id=True)\n", "print('after')\n",
                "h.update(HTML('<b>1</b>'))\n", "h.update(HTML('<b>2</b>'))\n", "6 * 7"]},
              {"cell_type": "code", "id": "later", "metadata": {}, "execution_count": null, "outputs": [], "source": "h.update(HTML('<b>3</b>'))"},
              {"cell_type": "code", "id": "bad", "metadata": {}, "execution_count": null, "outputs": [], "source": "1 / 0"},
              {"cell_type": "code", "id": "next", "metadata": {}, "execution_count": null, "outputs": [], "source": "print('goes on')"}]}
            """);

        var outputs = Cell(result, "live")["outputs"]!.AsArray();
        Assert.Equal(["stream", "display_data", "stream", "execute_result"], outputs.Select(o => o!["output_type"]!.GetValue<string>()));
        Assert.Equal("<b>3</b>", outputs[1]!["data"]!["text/html"]!.GetValue<string>());
        Assert.Equal("42", outputs[3]!["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal((2, 1, 0), (Updates("live"), Updates("later"), Updates("bad")));
        Assert.True(Cell(result, "bad")["metadata"]!["conformance"]!["failed"]!.GetValue<bool>());
        Assert.Equal("ZeroDivisionError", Cell(result, "bad")["outputs"]![0]!["ename"]!.GetValue<string>());
        Assert.Equal("goes on\n", Cell(result, "next")["outputs"]![0]!["text"]!.GetValue<string>());

        int Updates(string id) => Cell(result, id)["metadata"]!["conformance"]!["updates"]!.GetValue<int>();
    }

    [Fact]
    public void The_expectations_find_what_is_missing()
    {
        var empty = JsonNode.Parse(File.ReadAllText(Path.Combine(PackedPackage.Repository, "tests", "conformance", "conformance.ipynb")))!;

        var found = HostExpectations.Violations(empty, "any", _ => 0);
        Assert.True(found.Count >= 10, string.Join('\n', found));
    }

    private JsonNode Execute(string kernel, string notebook)
    {
        var folder = package.NewFolder("kernel" + kernel);
        var (source, target) = (Path.Combine(folder, "in.ipynb"), Path.Combine(folder, "out.ipynb"));
        File.WriteAllText(source, notebook);
        var run = KernelFactAttribute.Run(Client, kernel, source, target);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return JsonNode.Parse(File.ReadAllText(target))!;
    }

    private static JsonNode Cell(JsonNode notebook, string id) => notebook["cells"]!.AsArray().Single(c => c!["id"]!.GetValue<string>() == id)!;
}
