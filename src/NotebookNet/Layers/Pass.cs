namespace NotebookNet;

/// <summary>What a forward pass is for: some layers behave differently while the model learns.</summary>
public sealed class Pass
{
    private readonly List<Tensor> _penalties = [];
    private readonly int _seed;
    private int _noises;

    private Pass(bool isTraining, int seed) => (IsTraining, _seed) = (isTraining, seed);

    /// <summary>The model is used: to evaluate or to predict. Each use is a pass of its own, so several threads may predict at once.</summary>
    public static Pass Inference => new(isTraining: false, seed: 0);

    /// <summary>Whether the model is learning.</summary>
    public bool IsTraining { get; }

    /// <summary>The number of the training step; a replayed step draws new random numbers when it has changed.</summary>
    internal long Step { get; set; }

    /// <summary>
    /// Whether layers are computed to record a step: the first run then sees numbers nobody meant, and nothing may learn from it.
    /// </summary>
    internal bool IsTraced { get; private set; }

    /// <summary>What layers have added to the loss in the trace that is being recorded.</summary>
    internal IReadOnlyList<Tensor> Penalties => _penalties;

    /// <summary>The model is learning.</summary>
    /// <param name="seed">Fixes dropout and noise.</param>
    /// <returns>A pass of its own: random numbers follow its steps.</returns>
    public static Pass Training(int seed) => new(isTraining: true, seed);

    /// <summary>Adds a term to the loss, such as a penalty on the activities of a layer.</summary>
    /// <param name="penalty">A single number.</param>
    /// <exception cref="ShapeException">It is not a single number.</exception>
    public void AddPenalty(Tensor penalty)
    {
        ArgumentNullException.ThrowIfNull(penalty);
        if (penalty.Length != 1)
        {
            throw new ShapeException($"A penalty is a single number; got shape {penalty.Shape}. Sum() gives one.");
        }

        _penalties.Add(penalty);
    }

    /// <summary>Begins the recording of a step: every trace of the same model counts its sources of noise alike.</summary>
    internal void BeginTrace()
    {
        IsTraced = true;
        _penalties.Clear();
        _noises = 0;
    }

    /// <summary>A source of random numbers that gives others in each step, for one place in the model.</summary>
    internal StepNoise NewNoise() => new(this, _seed, _noises++);
}

/// <summary>Random numbers for one place in a model: fixed by the seed, the place and the training step.</summary>
internal sealed class StepNoise(Pass pass, int seed, int place) : INoise
{
    // Steps count far beyond 32 bits only in theory; the place stays in the low bits of the stream's number.
    private const int PlaceBits = 20;

    private readonly RandomStream _stream = new(seed);

    /// <inheritdoc/>
    public RandomStream ForThisStep()
    {
        _stream.Restart(seed, ((long)Seeds.Use.Noise << 56) | (pass.Step << PlaceBits) | (uint)place);
        return _stream;
    }
}
