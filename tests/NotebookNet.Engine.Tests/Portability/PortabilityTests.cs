using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NotebookNet.Engine.Tests.Portability;

/// <summary>The same bits with and without AVX-512, AVX2, FMA and any vector hardware, and for any number of threads.</summary>
public sealed class PortabilityTests
{
    // Known bits: they guard against a change that would silently give every seed other numbers. A deliberate change of a
    // formula changes them; then the new lines, which the failing test shows, belong here.
    private const string Known = """
        uniform 3A72991120C08D41
        normal 6F74818869671888
        permutation B5DE1C987B3279CB
        exp 040885F865A1D13F
        log EEAACBFA16770EB8
        tanh 418B7EA98D9B6640
        sigmoid 614F97B1434D5055
        activations 0909EFF8745D758B
        denormal F0FD3E06AFCB10CD
        softmax 36F77914587ECB9E
        sums 41B5BF7AD184EFAD
        product 7FE157F2B82BCFF4
        cut product A40E18F5264F3BC4
        sparse product A8E7D542B42545C9
        training 50006E9A337F8AE2
        powers 9201E092C5732371
        statistics D1A00B68682F89BC
        choices CF97FFB026C55BD5
        inverse 8B73926A1CB6A4A6
        simple rnn 79AC0CAE2DEEE0B0
        lstm 1AA95818CD432406
        gru D86D94DB13459A06
        pictures 4CA400D0F2AECA88
        winograd 6C594D5EA4566E19
        products B0D3A7394E2AF85A
        dropout 7E79B8F4BF5A03A5
        attention 36BA7DAF1EC2B571
        """;

    [Fact]
    public void This_machine_computes_the_known_bits() => Assert.Equal(Known.ReplaceLineEndings("\n") + "\n", Digest.Compute());

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0", "AVX512 False")]
    [InlineData("DOTNET_EnableAVX2", "0", "AVX2 False")]
    [InlineData("DOTNET_EnableAVX", "0", "AVX False")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0", "AVX False")]
    [InlineData("DOTNET_TieredCompilation", "0", "")]
    [InlineData("NOTEBOOKNET_THREADS", "1", "threads 1")]
    [InlineData("NOTEBOOKNET_THREADS", "3", "threads 3")]
    public void A_smaller_machine_computes_the_same_bits(string variable, string value, string hardware)
    {
        var lines = RunWith(variable, value).Split('\n', 2);

        Assert.Contains(hardware, lines[0], StringComparison.Ordinal);
        Assert.Equal(Digest.Compute(), lines[1]);
    }

    private static string RunWith(string variable, string value)
    {
        // The host beside the running runtime: …/shared/Microsoft.NETCore.App/<version>/ lies three folders below it.
        var dotnet = Path.Combine(
            RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "dotnet.exe" : "dotnet");
        var start = new ProcessStartInfo(Path.GetFullPath(dotnet), ["exec", typeof(PortabilityTests).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }
}
