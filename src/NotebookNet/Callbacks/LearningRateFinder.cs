using NotebookNet.Training;

namespace NotebookNet;

/// <summary>
/// Finds a learning rate: one short training whose rate grows with each step, from far too small to far too large (L. Smith, 2015).
/// The loss first stays, then falls, then explodes; a good rate lies where it falls. Keras has none; fastai: <c>lr_find</c>.
/// </summary>
/// <remarks>
/// Step i of n trains with rate minRate · (maxRate / minRate)^(i / (n − 1)). The trial ends when the running mean of the loss is above four
/// times its best. Afterwards the model is as it was: weights, optimizer and what it remembers.
/// </remarks>
/// <example><code>
/// var curve = LearningRateFinder.Run(model, train, seed: 1);
/// var rate = curve.Suggestion;   // a good learning rate, or null
/// curve                          // draws loss over rate
/// </code></example>
public static class LearningRateFinder
{
    private const double ExplosionFactor = 4;
    private const double LeastRate = 1e-6;
    private const double MostRate = 10;
    private const int DefaultSteps = 100;

    /// <summary>Trains a little with growing rates and measures the loss.</summary>
    /// <param name="model">A compiled model; it is left as it was.</param>
    /// <param name="data">The training data.</param>
    /// <param name="minRate">The first rate; positive.</param>
    /// <param name="maxRate">The last rate; above the first.</param>
    /// <param name="steps">How many batches are trained at most; at least 10.</param>
    /// <param name="batchSize">How many samples a step looks at; the best rate depends on it.</param>
    /// <param name="seed">Fixes initial weights (of a model that has not been trained), shuffling and all else that is random.</param>
    /// <param name="cancellation">Ends the trial; what was measured until then is the result.</param>
    /// <returns>The losses over the rates, which draw themselves.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ShapeException">Samples or labels do not fit the model.</exception>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    public static LearningRateCurve Run(
        Model model,
        Dataset data,
        double minRate = LeastRate,
        double maxRate = MostRate,
        int steps = DefaultSteps,
        int batchSize = 32,
        int? seed = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        OptionRange.Positive(minRate, nameof(minRate));
        OptionRange.Positive(maxRate, nameof(maxRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (maxRate <= minRate)
        {
            throw new ArgumentOutOfRangeException(nameof(maxRate), maxRate, FormattableString.Invariant(
                $"maxRate must be above minRate; got {minRate} to {maxRate}."));
        }

        if (model.Optimizer is null)
        {
            throw new InvalidOperationException("LearningRateFinder needs a compiled model: call .Compile(new Adam(), …) first; its learning rate does not matter.");
        }

        var before = new ModelMemento(model);
        try
        {
            model.ChangeOptimizer(model.Optimizer with { Schedule = null, LearningRate = minRate });
            var sweep = new Sweep(minRate, maxRate, steps);
            var epochs = data.Count == 0 ? 1 : ((steps - 1) / ((data.Count + batchSize - 1) / batchSize)) + 1;
            var history = model.Fit(data, epochs, batchSize, seed: seed, progress: false, callbacks: [sweep], cancellation: cancellation);
            return new LearningRateCurve(sweep.Rates, sweep.Losses, history.Seed);
        }
        finally
        {
            before.Restore();
        }
    }

    /// <summary>Raises the rate after each step, and notes the losses.</summary>
    private sealed class Sweep(double first, double last, int steps) : Callback
    {
        // A mean over about the last ten steps; single batches jump too much to see a slope.
        private const double Kept = 0.9;
        private double _mean;
        private double _best = double.PositiveInfinity;

        public List<double> Rates { get; } = [];

        public List<double> Losses { get; } = [];

        public override void OnTrainBegin(TrainingContext context) => context.LearningRate = first;

        public override void OnBatchEnd(TrainingContext context)
        {
            Rates.Add(context.LearningRate);
            Losses.Add(context.BatchLoss);
            _mean = (Kept * _mean) + ((1 - Kept) * context.BatchLoss);

            // The mean starts at 0; divided by the weight the losses have had so far, it does not.
            var smooth = _mean / (1 - Math.Pow(Kept, Losses.Count));
            _best = Math.Min(_best, smooth);
            if (Losses.Count == steps || smooth > ExplosionFactor * Math.Abs(_best))
            {
                context.StopTraining();
                return;
            }

            context.LearningRate = first * Math.Pow(last / first, Losses.Count / (steps - 1.0));
        }
    }
}
