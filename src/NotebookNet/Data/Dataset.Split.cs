namespace NotebookNet;

/// <content>Splitting into training and test data.</content>
public sealed partial class Dataset
{
    /// <summary>
    /// Cuts the data set into a training and a test part at random: the test part shows how the model does on data it has
    /// never seen. scikit-learn: <c>train_test_split</c>.
    /// </summary>
    /// <param name="test">The test part as a fraction between 0 and 1; its size is rounded up.</param>
    /// <param name="seed">Which samples; another choice each time when null.</param>
    /// <param name="stratify">Whether both parts keep the share of each class as close as whole samples allow.</param>
    /// <param name="shuffle">
    /// Whether the samples are chosen at random. If not, the test part is the end of the data, as it must be for what is ordered in time.
    /// </param>
    /// <returns>The training part and the test part; no sample is in both.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or a part would be empty.</exception>
    /// <exception cref="DataException">Stratifying needs labels that are classes.</exception>
    /// <exception cref="ArgumentException">A split without shuffling cannot keep the share of each class.</exception>
    /// <example><code>var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);</code></example>
    public (Dataset Train, Dataset Test) Split(double test = 0.25, int? seed = null, bool stratify = false, bool shuffle = true)
    {
        var testCount = test is > 0 and < 1 ? (int)Math.Ceiling(Math.Round(Count * test, 9)) : 0;
        if (testCount < 1 || testCount >= Count)
        {
            throw new ArgumentOutOfRangeException(nameof(test), test, FormattableString.Invariant(
                $"The test part must be a fraction between 0 and 1 that leaves both parts at least one of the {Count} samples; got {test}."));
        }

        if (!shuffle)
        {
            return stratify
                ? throw new ArgumentException("A split without shuffling takes the end of the data as it is, so it cannot keep the share of each class: give either shuffle: false or stratify: true.", nameof(stratify))
                : (this[..(Count - testCount)], this[(Count - testCount)..]);
        }

        var order = Seeds.Stream(seed ?? Seeds.New(), Seeds.Use.Split).Permutation(Count);
        var isTest = stratify ? StratifiedChoice(order, testCount) : FirstOf(order, testCount);
        return (
            Select([.. order.Where(row => !isTest[row])]),
            Select([.. order.Where(row => isTest[row])]));
    }

    private bool[] FirstOf(int[] order, int testCount)
    {
        var isTest = new bool[Count];
        for (var i = 0; i < testCount; i++)
        {
            isTest[order[i]] = true;
        }

        return isTest;
    }

    private bool[] StratifiedChoice(int[] order, int testCount)
    {
        if (!HasClasses)
        {
            throw new DataException("A stratified split keeps the share of each class, so it needs labels that are class indices.");
        }

        // Each class gives its whole share; what is missing to the total comes from the classes with the largest remainders.
        var counts = ClassCounts();
        var shares = Array.ConvertAll(counts, count => (double)count * testCount / Count);
        var quotas = Array.ConvertAll(shares, share => (int)share);
        var byRemainder = Enumerable.Range(0, counts.Length).OrderByDescending(i => shares[i] - quotas[i]).ThenBy(i => i);
        foreach (var i in byRemainder.Take(testCount - quotas.Sum()))
        {
            quotas[i]++;
        }

        var isTest = new bool[Count];
        foreach (var row in order)
        {
            if (quotas[(int)Labels.Data[row]]-- > 0)
            {
                isTest[row] = true;
            }
        }

        return isTest;
    }
}
