using System.CommandLine;
using System.Diagnostics;
using NotebookNet.Benchmarks.Data;

namespace NotebookNet.Benchmarks.Commands;

/// <summary><c>scaling</c>: what more samples, larger batches and more layers cost.</summary>
internal static class ScalingCommand
{
    private const int Units = 128;
    private const int Repeats = 3;

    // The first size is measured like the others only when the second compilation of the code is over.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var threads = CommonOptions.Threads();
        var command = new Command("scaling", "Print as Markdown what an epoch costs for growing numbers of samples, batch sizes and layers: is it linear?") { threads };
        command.SetAction(parse => Run(parse.GetValue(threads)));
        return command;
    }

    private static int Run(int? threads)
    {
        using var limit = threads is { } count ? Workers.Limit(count) : null;
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < WarmUp;)
        {
            Seconds(4_000, 128, 2);
        }

        Table("samples (batch 128, 2 hidden layers)", "µs per sample", [7_500, 15_000, 30_000, 60_000],
            samples => Seconds(samples, 128, 2), (samples, seconds) => seconds / samples);
        Table("batch size (15,000 samples, 2 hidden layers)", "µs per step and sample of it", [16, 32, 64, 128, 256, 512, 1024],
            batch => Seconds(15_000, batch, 2) / ((15_000 + batch - 1) / batch), (batch, seconds) => seconds / batch);
        Table("hidden layers of 128 units (15,000 samples, batch 128)", "µs per sample and hidden layer", [1, 2, 4, 8, 16],
            layers => Seconds(15_000, 128, layers), (layers, seconds) => seconds / 15_000 / layers);
        return 0;
    }

    private static void Table(string what, string unit, int[] sizes, Func<int, double> measure, Func<int, double, double> perUnit)
    {
        Console.WriteLine($"| {what} | seconds | {unit} |");
        Console.WriteLine("|---:|---:|---:|");
        foreach (var size in sizes)
        {
            var seconds = measure(size);
            Console.WriteLine(FormattableString.Invariant($"| {size:N0} | {seconds:G3} | {1e6 * perUnit(size, seconds):F2} |"));
        }

        Console.WriteLine();
    }

    /// <summary>The fastest of a few epochs of a multi-layer perceptron on MNIST.</summary>
    private static double Seconds(int samples, int batchSize, int layers)
    {
        var data = Mnist.Train(samples);
        var model = Model.Input(28, 28, 1).Flatten();
        for (var i = 0; i < layers; i++)
        {
            model = model.Dense(Units, Activation.ReLU);
        }

        model = model.Dense(10, Activation.Softmax).Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
        var best = double.MaxValue;
        for (var repeat = 0; repeat <= Repeats; repeat++)
        {
            var before = Stopwatch.GetTimestamp();
            model.Fit(data, epochs: 1, batchSize: batchSize, seed: 1, progress: false);
            best = Math.Min(best, Stopwatch.GetElapsedTime(before).TotalSeconds);
        }

        return best;
    }
}
