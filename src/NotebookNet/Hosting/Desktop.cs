using System.Diagnostics;

namespace NotebookNet.Hosting;

/// <summary>Opens a file with the desktop's own program, where there is a desktop.</summary>
internal static class Desktop
{
    /// <summary>The environment variable that keeps pages closed, for servers and tests.</summary>
    public const string Silent = "NOTEBOOKNET_NO_BROWSER";

    /// <summary>Opens a page in the browser.</summary>
    /// <returns>False when this machine has no desktop or will not open it.</returns>
    public static bool TryOpen(string path)
    {
        if (Has(Silent))
        {
            return false;
        }

        try
        {
            if (OperatingSystem.IsWindows())
            {
                return Environment.UserInteractive && Process.Start(new ProcessStartInfo(path) { UseShellExecute = true }) is not null;
            }

            if (OperatingSystem.IsMacOS())
            {
                return !Has("SSH_CONNECTION") && Start("open", path);
            }

            return (Has("DISPLAY") || Has("WAYLAND_DISPLAY")) && Start("xdg-open", path);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static bool Has(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    private static bool Start(string program, string path)
    {
        // Its own chatter does not belong into this program's output.
        using var process = Process.Start(new ProcessStartInfo(program, [path]) { RedirectStandardOutput = true, RedirectStandardError = true });
        return process is not null && (!process.WaitForExit(TimeSpan.FromSeconds(2)) || process.ExitCode == 0);
    }
}
