using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NotebookNet.Tool.Packages;

namespace NotebookNet.Tool.Cli;

/// <summary><c>notebooknet info</c>: what a bug report or a speed question needs.</summary>
internal static class InfoCommand
{
    public static int Run(TextWriter output)
    {
        foreach (var (name, value) in Facts())
        {
            output.WriteLine($"{name + ":",-16}{value}");
        }

        return ExitCodes.Success;
    }

    private static IEnumerable<(string Name, string Value)> Facts()
    {
        yield return ("NotebookNet", ToolVersion.Text);
        yield return ("System", $"{RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})");
        yield return (".NET", RuntimeInformation.FrameworkDescription);
        yield return ("Processor", Processor());
        yield return ("Vector width", VectorWidth());
        yield return ("Cores", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        yield return ("Packages of #r", PackageRestorer.DefaultCacheFolder);
        yield return ("Current folder", Directory.GetCurrentDirectory());
    }

    private static string VectorWidth()
    {
        var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        var fused = Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported;
        return bits == 0 ? "none" : FormattableString.Invariant($"{bits} bits{(fused ? ", fused multiply-add" : "")}");
    }

    private static string Processor()
    {
        const string LinuxFile = "/proc/cpuinfo";
        var name = OperatingSystem.IsLinux() && File.Exists(LinuxFile)
            ? File.ReadLines(LinuxFile).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return name is null ? RuntimeInformation.ProcessArchitecture.ToString() : $"{name} ({RuntimeInformation.ProcessArchitecture})";
    }
}
