using System.Diagnostics;

namespace NotebookNet.Benchmarks.Workloads;

/// <summary>Times many calls of something short.</summary>
internal static class Timing
{
    /// <summary>Microseconds of each of many calls, sorted, after a warm-up as long as the measurement.</summary>
    public static double[] Sorted(Action action, TimeSpan length)
    {
        Collect(action, length);
        var times = Collect(action, length);
        times.Sort();
        return [.. times];
    }

    /// <summary>The value below which this share of sorted numbers lies.</summary>
    public static double Quantile(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static List<double> Collect(Action action, TimeSpan length)
    {
        List<double> times = new(1 << 16);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < length)
        {
            var before = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
        }

        return times;
    }
}
