namespace NotebookNet.Visuals;

/// <summary>Places things on a line near to where they want to be, in order and with given distances.</summary>
internal static class Spacing
{
    /// <summary>
    /// The places x with x[i] − x[i−1] ≥ distance[i] that minimise Σ weight[i] · (x[i] − wanted[i])²: pool adjacent violators.
    /// </summary>
    /// <param name="wanted">Where each wants to be.</param>
    /// <param name="distance">The least distance of each from the one before; the first is ignored.</param>
    /// <param name="weight">How much each insists; positive.</param>
    /// <returns>The places.</returns>
    public static double[] Settle(IReadOnlyList<double> wanted, IReadOnlyList<double> distance, IReadOnlyList<double> weight)
    {
        var places = new double[wanted.Count];
        var pools = new Stack<(double Mean, double Weight, int Count)>();
        var offset = 0.0;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = offset += i == 0 ? 0 : distance[i];
            var pool = (Mean: wanted[i] - offset, Weight: weight[i], Count: 1);
            while (pools.TryPeek(out var before) && before.Mean > pool.Mean)
            {
                pools.Pop();
                var both = before.Weight + pool.Weight;
                pool = ((before.Mean * before.Weight + pool.Mean * pool.Weight) / both, both, before.Count + pool.Count);
            }

            pools.Push(pool);
        }

        var last = places.Length;
        foreach (var (mean, _, count) in pools)
        {
            for (var k = 0; k < count; k++)
            {
                places[--last] += mean;
            }
        }

        return places;
    }
}
