using System.Runtime.CompilerServices;

namespace NotebookNet.Visuals.Tests;

/// <summary>A picture changes only when somebody has looked at the new one.</summary>
public class SnapshotTests
{
    public static TheoryData<string> Names =>
    [
        "network", "network-values", "network-blocks", "network-chain", "network-smallest", "curves", "monitor", "monitor-alone", "confusion",
        "table", "strips", "figure-lines", "figure-log", "figure-bars", "figure-heat", "figure-points", "figure-grid", "figure-empty", "decision-regions",
        "graph-residual", "graph-two-inputs", "graph-two-outputs", "graph-inception", "graph-u-net",
        "network-lenet", "network-lenet-sample", "network-unrolled", "network-bidirectional", "network-steps", "network-transformer", "network-decoder", "network-branched", "tape",
        "curves-smooth", "curves-early", "curves-compare", "confusion-overall-percent", "images-marked",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_picture_is_the_one_that_was_approved(string name) => Compare(name + ".html", Samples.All[name]().ToHtml());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_is_the_one_that_was_approved(string name) => Compare(name + ".txt", Samples.All[name]().ToString());

    private static void Compare(string file, string now)
    {
        var path = Path.Combine(Folder(), file);
        // One element a line: a changed coordinate shows as one changed line.
        var lines = now.Replace("><", ">\n<", StringComparison.Ordinal) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, lines);
            return;
        }

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        if (approved != lines)
        {
            Assert.Fail($"{file} differs from its snapshot at line {FirstDifference(approved, lines)}. Look at the new picture; if it is right, "
                + $"run the tests with the environment variable UPDATE_SNAPSHOTS=1 and commit {path}.");
        }
    }

    private static int FirstDifference(string approved, string now)
    {
        var (a, b) = (approved.Split('\n'), now.Split('\n'));
        return 1 + Enumerable.Range(0, Math.Max(a.Length, b.Length)).First(i => i >= a.Length || i >= b.Length || a[i] != b[i]);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Snapshots");
}
