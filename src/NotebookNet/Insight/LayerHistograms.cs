namespace NotebookNet;

/// <summary>
/// Records how weights, and with some samples to look at also activations and gradients, of each layer are distributed after every epoch.
/// TensorBoard: histograms.
/// </summary>
/// <remarks>
/// It looks at the model and never changes a training. Of each layer and epoch at most 1,000 values are kept, evenly chosen from the
/// sorted ones, smallest and largest included.
/// </remarks>
/// <example><code>
/// var histograms = new LayerHistograms(train.Take(64));
/// model.Fit(train, epochs: 10, callbacks: [histograms]);
/// histograms.Weights()                            // a panel for each layer: epochs across, values upwards
/// </code></example>
public sealed class LayerHistograms : Callback
{
    private const int Kept = 1000;
    private const int MostPanels = 12;
    private readonly Dictionary<string, SortedDictionary<int, float[]>> _weights = [];
    private readonly Dictionary<string, SortedDictionary<int, float[]>> _activations = [];
    private readonly Dictionary<string, SortedDictionary<int, float[]>> _gradients = [];
    private readonly Dataset? _samples;
    private readonly int _bins;

    /// <summary>Histograms of a training.</summary>
    /// <param name="samples">Samples whose activations and gradients are recorded as well; a batch is enough. Weights alone when null.</param>
    /// <param name="bins">Into how many intervals the values are sorted, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two bins.</exception>
    public LayerHistograms(Dataset? samples = null, int bins = 40)
    {
        if (bins < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(bins), bins, $"LayerHistograms needs at least 2 bins, got {bins}.");
        }

        (_samples, _bins) = (samples, bins);
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _weights.Clear();
        _activations.Clear();
        _gradients.Clear();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var model = context.Model;
        foreach (var layer in model.Layers.Where(layer => layer.TrainableWeights.Any()))
        {
            Keep(_weights, layer.Name, context.Epoch, [.. layer.TrainableWeights.SelectMany(weight => weight.Data)]);
        }

        if (_samples is not null)
        {
            var (activations, gradients) = model.Observe(_samples);
            foreach (var (name, values) in activations)
            {
                Keep(_activations, name, context.Epoch, values);
            }

            foreach (var (name, values) in gradients)
            {
                Keep(_gradients, name, context.Epoch, values);
            }
        }
    }

    /// <summary>The weights of each trained layer, biases included: epochs across, values upwards, the share of the values as colour.</summary>
    /// <returns>The figure.</returns>
    /// <exception cref="InvalidOperationException">No epoch has been recorded.</exception>
    public Figure Weights() => Draw(_weights, "weights");

    /// <summary>What each layer gives for the samples.</summary>
    /// <returns>The figure.</returns>
    /// <exception cref="InvalidOperationException">No epoch has been recorded, or there were no samples to look at.</exception>
    public Figure Activations() => Draw(_activations, "activations");

    /// <summary>The gradients of the loss of the samples with respect to the weights of each trained layer.</summary>
    /// <returns>The figure.</returns>
    /// <exception cref="InvalidOperationException">No epoch has been recorded, or there were no samples to look at.</exception>
    public Figure Gradients() => Draw(_gradients, "gradients");

    private static void Keep(Dictionary<string, SortedDictionary<int, float[]>> records, string layer, int epoch, float[] values)
    {
        var finite = values.Where(float.IsFinite).Order().ToArray();
        if (!records.TryGetValue(layer, out var epochs))
        {
            records[layer] = epochs = [];
        }

        epochs[epoch] = finite.Length <= Kept ? finite : [.. Enumerable.Range(0, Kept).Select(i => finite[(int)((long)i * (finite.Length - 1) / (Kept - 1))])];
    }

    private Figure Draw(Dictionary<string, SortedDictionary<int, float[]>> records, string what)
    {
        if (records.Count == 0)
        {
            throw new InvalidOperationException(_weights.Count == 0
                ? "LayerHistograms has recorded no epoch yet: give it to Fit, callbacks: [histograms]."
                : $"LayerHistograms records {what} of samples to look at: new LayerHistograms(train.Take(64)).");
        }

        Figure[] panels = [.. records.Take(MostPanels).Select(record => Panel(record.Key, record.Value, what))];
        return panels.Length == 1 ? panels[0] : Figure.Grid((panels.Length + 1) / 2, 2, panels);
    }

    private Figure Panel(string layer, SortedDictionary<int, float[]> epochs, string what)
    {
        var values = epochs.Values.SelectMany(v => v).ToArray();
        var (low, high) = values.Length == 0 ? (0.0, 1.0) : (values.Min(), (double)values.Max());
        (low, high) = high > low ? (low, high) : (low - 0.5, high + 0.5);
        var shares = new double[_bins, epochs.Count];
        foreach (var (column, kept) in epochs.Values.Select((kept, i) => (i, kept)))
        {
            foreach (var value in kept)
            {
                shares[Math.Clamp((int)((value - low) / (high - low) * _bins), 0, _bins - 1), column] += 1.0 / kept.Length;
            }
        }

        double[] middles = [.. Enumerable.Range(0, _bins).Select(b => low + ((b + 0.5) * (high - low) / _bins))];
        return new Figure($"{layer}, {what}").HeatMap(shares, [.. epochs.Keys.Select(epoch => (double)epoch)], middles, "share").XAxis("epoch").YAxis("value");
    }
}
