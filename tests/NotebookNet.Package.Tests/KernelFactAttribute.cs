using System.Diagnostics;

namespace NotebookNet.Package.Tests;

/// <summary>A test that needs a Jupyter kernel; skipped with one line where that kernel, or Jupyter's client, is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelFactAttribute : FactAttribute
{
    private const string List = "from jupyter_client.kernelspec import KernelSpecManager\nprint('\\n'.join(KernelSpecManager().find_kernel_specs()))";

    private static readonly Lazy<string[]?> Installed = new(() =>
        Run("-c", List) is { ExitCode: 0 } run ? run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : null);

    public KernelFactAttribute(string kernel)
    {
        if (Installed.Value is null)
        {
            Skip = "Jupyter's client (python3-jupyter-client) is not installed on this machine.";
        }
        else if (!Installed.Value.Contains(kernel))
        {
            Skip = $"The Jupyter kernel {kernel} is not installed on this machine.";
        }
    }

    /// <summary>Runs the system's Python, which has Debian's packages; another one only where there is none.</summary>
    internal static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        foreach (var python in (string[])["/usr/bin/python3", "python3", "python"])
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                var error = process.StandardError.ReadToEndAsync();
                var output = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return (process.ExitCode, output, error.GetAwaiter().GetResult());
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // The next one, if any.
            }
        }

        return (-1, "", "no Python");
    }
}
