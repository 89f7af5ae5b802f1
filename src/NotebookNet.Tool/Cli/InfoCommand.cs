using NotebookNet.Hosting;
using NotebookNet.Tool.Packages;

namespace NotebookNet.Tool.Cli;

/// <summary><c>notebooknet info</c>: what a bug report or a speed question needs.</summary>
internal static class InfoCommand
{
    public static int Run(TextWriter output)
    {
        output.WriteLine(NotebookHost.Info);
        output.WriteLine($"Packages of #r:       {PackageRestorer.DefaultCacheFolder}");
        return ExitCodes.Success;
    }
}
