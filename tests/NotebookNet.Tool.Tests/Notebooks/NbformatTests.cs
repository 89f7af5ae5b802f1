using System.Diagnostics;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Tests.Support;
using Xunit.Abstractions;

namespace NotebookNet.Tool.Tests.Notebooks;

public class NbformatTests(ITestOutputHelper output)
{
    private const string Validate = "import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT)); print('valid')";

    // nbformat's own writer: what Jupyter would make of the same content.
    private const string Rewrite = "import nbformat, sys; nbformat.write(nbformat.read(sys.argv[1], as_version=4), sys.argv[2])";

    [Fact]
    public void Jupyters_own_library_finds_the_result_valid_and_would_write_the_same_bytes()
    {
        var python = new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(p => Python(p, "import nbformat") is not null);
        if (python is null)
        {
            output.WriteLine("SKIPPED: python3-nbformat is not installed on this machine.");
            return;
        }

        using var folder = new TempFolder();
        var failing = Source.Notebook(Source.Text("# Grüße 😀"), Source.Code("Console.WriteLine(\"x\");\nConsole.Error.Write(\"e\");\ndisplay(new { A = 1 });\n\"µ\""),
            Source.Code("#!html\n<b>x</b>"), Source.Code("throw new Exception(\"no\");"), Source.Code("1"));
        var path = folder.Write("result.ipynb", JupyterJson.Write(IpynbWriter.Execute(Run.Notebook(failing))));

        Assert.Equal("valid", Python(python, Validate, path));
        Assert.NotNull(Python(python, Rewrite, path, folder["rewritten.ipynb"]));
        Assert.Equal(File.ReadAllText(path), File.ReadAllText(folder["rewritten.ipynb"]));
    }

    private static string? Python(string program, string code, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["-c", code, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var error = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? text : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
