namespace NotebookNet.Visuals;

/// <summary>Thins long curves so that no peak, no dip and no end is lost.</summary>
internal static class CurveSampler
{
    /// <summary>
    /// The indices to draw, in order; -1 is a gap. Up to <paramref name="most"/> points all are kept; of more, the first, the
    /// last, and the smallest and largest of each of most/2 equal stretches.
    /// </summary>
    public static List<int> Sample(double[] values, Func<int, bool> drawable, int most)
    {
        var buckets = values.Length <= most ? values.Length : Math.Max(1, most / 2);
        var kept = new List<int>();
        for (var b = 0; b < buckets; b++)
        {
            var start = (int)((long)values.Length * b / buckets);
            var end = (int)((long)values.Length * (b + 1) / buckets);
            AddBucket(values, drawable, start, end, kept);
        }

        return kept;
    }

    /// <summary>Whether each value is larger than the one before.</summary>
    public static bool IsRising(double[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (!(values[i] > values[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The indices to draw of a line that turns back, such as a spiral: those that keep its shape on the screen, as fine as
    /// <paramref name="most"/> points allow; -1 is a gap.
    /// </summary>
    public static List<int> Shape(Func<int, PixelPoint> at, int count, Func<int, bool> drawable, int most)
    {
        for (var tolerance = 0.25; ; tolerance *= 2)
        {
            var kept = new List<int>();
            for (var start = 0; start < count;)
            {
                var end = start;
                while (end < count && drawable(end))
                {
                    end++;
                }

                if (end > start)
                {
                    var first = start;
                    kept.AddRange(Polyline.Kept([.. Enumerable.Range(first, end - first).Select(at)], tolerance).Select(i => i + first));
                }

                start = end + 1;
                if (end < count && kept.Count > 0 && kept[^1] >= 0)
                {
                    kept.Add(-1);
                }
            }

            if (kept.Count <= most || tolerance > 1000)
            {
                return kept;
            }
        }
    }

    private static void AddBucket(double[] values, Func<int, bool> drawable, int start, int end, List<int> kept)
    {
        var (low, high, gap) = (-1, -1, false);
        for (var i = start; i < end; i++)
        {
            if (!drawable(i))
            {
                gap = true;
                continue;
            }

            low = low < 0 || values[i] < values[low] ? i : low;
            high = high < 0 || values[i] >= values[high] ? i : high;
        }

        if (low >= 0)
        {
            var indices = new SortedSet<int> { low, high };
            if (start == 0)
            {
                indices.Add(Enumerable.Range(start, end - start).First(drawable));
            }

            if (end == values.Length)
            {
                indices.Add(Enumerable.Range(start, end - start).Last(drawable));
            }

            kept.AddRange(indices);
        }

        if (gap && kept.Count > 0 && kept[^1] >= 0)
        {
            kept.Add(-1);
        }
    }
}
