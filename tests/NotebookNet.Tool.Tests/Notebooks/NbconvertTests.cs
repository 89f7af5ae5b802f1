using System.Diagnostics;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Tests.Support;
using Xunit.Abstractions;

namespace NotebookNet.Tool.Tests.Notebooks;

public class NbconvertTests(ITestOutputHelper output)
{
    [Fact]
    public void Jupyters_converter_opens_a_result_and_shows_its_pictures()
    {
        using var folder = new TempFolder();
        var result = Run.Notebook(Source.Notebook(
            Source.Text("# Title"), Source.Code("#r \"nuget:NotebookNet\"\nModel.Input(2).Dense(3, Activation.Softmax)"),
            Source.Code("#!mermaid\ngraph LR\nA --> B"), Source.Code("Console.WriteLine(\"printed text\");"), Source.Code("throw new Exception(\"an error\");")));
        folder.Write("result.ipynb", JupyterJson.Write(IpynbWriter.Execute(result)));
        if (Convert(folder.Path) is not { } exitCode)
        {
            output.WriteLine("SKIPPED: jupyter nbconvert is not installed on this machine.");
            return;
        }

        Assert.Equal(0, exitCode);
        var html = File.ReadAllText(folder["result.html"]);
        Assert.Contains("printed text", html, StringComparison.Ordinal);
        Assert.Contains("an error", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("role=\"img\"").Length - 1);
    }

    private static int? Convert(string folder)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("jupyter", ["nbconvert", "--to", "html", "result.ipynb"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var error = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            // "jupyter" alone may be there without its converter.
            return error.GetAwaiter().GetResult().Contains("not found", StringComparison.Ordinal) && process.ExitCode != 0 ? null : process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
