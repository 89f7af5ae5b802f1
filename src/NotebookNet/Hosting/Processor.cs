using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NotebookNet.Hosting;

/// <summary>What the processor is called and which vector instructions the engine finds on it.</summary>
internal static class Processor
{
    private const string LinuxFile = "/proc/cpuinfo";

    /// <summary>The name and the architecture.</summary>
    public static string Name
    {
        get
        {
            var name = FromLinux() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
            return name is null ? RuntimeInformation.ProcessArchitecture.ToString() : $"{name} ({RuntimeInformation.ProcessArchitecture})";
        }
    }

    /// <summary>The widest vector that is fast here.</summary>
    public static string VectorWidth
    {
        get
        {
            var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
            var fused = Fma.IsSupported || AdvSimd.IsSupported;
            return bits == 0 ? "none" : FormattableString.Invariant($"{bits} bits{(fused ? ", fused multiply-add" : "")}");
        }
    }

    /// <summary>The instruction sets by their names.</summary>
    public static string Instructions
    {
        get
        {
            (string Name, bool Has)[] sets =
            [
                ("SSE4.2", Sse42.IsSupported), ("AVX", Avx.IsSupported), ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported),
                ("AVX-512F", Avx512F.IsSupported), ("AdvSimd", AdvSimd.IsSupported), ("AdvSimd.Arm64", AdvSimd.Arm64.IsSupported),
            ];
            return string.Join(", ", sets.Where(s => s.Has).Select(s => s.Name)) is { Length: > 0 } text ? text : "none";
        }
    }

    /// <summary>The shortest description: AVX2 + FMA.</summary>
    public static string Short =>
        Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? Fma.IsSupported ? "AVX2 + FMA" : "AVX2" : AdvSimd.IsSupported ? "AdvSimd" : "no vector instructions";

    private static string? FromLinux()
    {
        try
        {
            return OperatingSystem.IsLinux() && File.Exists(LinuxFile)
                ? File.ReadLines(LinuxFile).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
