using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// A recurrent layer over whole sequences as one operation. All steps' input sums x · W + b are one product; then each step
/// adds h₋₁ · R and applies the gates. The way back goes through the steps in reverse and collects the gates' gradients, from
/// which the weights' gradients are again one product over all steps.
/// </summary>
/// <remarks>
/// The samples of a batch do not depend on each other: a part of the work is some samples through all steps, so threads never
/// wait for each other between steps. Everything is stored sample by sample, (B, T, …), as the input is.
/// At a masked step a sample keeps its state, and its output is the one before.
/// </remarks>
internal abstract class RecurrentOperation : Operation, IParallelWork
{
    // Multiply-adds of the recurrent product that are worth a part of their own.
    private const long WorkPerPart = 1 << 21;
    private const int MostParts = 64;

    private readonly bool _returnSequences;
    private readonly Tensor? _mask;
    private readonly PackedMatrix _kernel;
    private readonly int _rowsPerPart;
    private PackedMatrix? _kernelBack;
    private float[]? _statesBefore;
    private float[]? _stateGradients;
    private OperationGradients? _gradients;

    protected RecurrentOperation(string name, int gates, bool hasTwoBiases, RecurrentInputs inputs, bool returnSequences)
        : base(name, inputs.ResultShape(name, gates, hasTwoBiases, returnSequences), inputs.All())
    {
        _returnSequences = returnSequences;
        _mask = inputs.Mask;
        HasBias = inputs.Bias is not null;
        (Batch, Steps, Features) = (inputs.X.Shape[0], inputs.X.Shape[1], inputs.X.Shape[2]);
        Units = inputs.Recurrent.Shape[0];
        Width = gates * Units;
        Gates = new float[Batch * Steps * Width];
        States = returnSequences ? Output.Data : new float[Batch * Steps * Units];
        FirstSums = new float[Width];
        NoState = new float[Units];
        _kernel = new PackedMatrix(Features, Width);
        _rowsPerPart = RowsPerPart();
    }

    /// <summary>Into how many parts the samples are cut.</summary>
    internal int Parts => (Batch + _rowsPerPart - 1) / _rowsPerPart;

    /// <summary>B, the number of sequences.</summary>
    protected int Batch { get; }

    /// <summary>T, the steps of a sequence.</summary>
    protected int Steps { get; }

    /// <summary>F, the numbers of a step.</summary>
    protected int Features { get; }

    /// <summary>U, the numbers of the state.</summary>
    protected int Units { get; }

    /// <summary>The numbers of all gates together.</summary>
    protected int Width { get; }

    /// <summary>Whether there is a bias; it is input 3.</summary>
    protected bool HasBias { get; }

    /// <summary>(B, T, Width): a step's sums, and after it its gates.</summary>
    protected float[] Gates { get; }

    /// <summary>(B, T, U): the state h after each step.</summary>
    protected float[] States { get; }

    /// <summary>What every row of sums starts with, usually the bias.</summary>
    protected float[] FirstSums { get; }

    /// <summary>The state before the first step: zeros.</summary>
    protected float[] NoState { get; }

    /// <summary>(B, T, Width): the gradients of the sums as the input sees them.</summary>
    protected float[] InputSumGradients { get; private set; } = [];

    /// <summary>The same as the state before sees them; only a GRU makes a difference.</summary>
    protected virtual float[] RecurrentSumGradients => InputSumGradients;

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => !ReferenceEquals(Inputs[input], _mask);

    /// <inheritdoc/>
    public override void Forward()
    {
        _kernel.Pack(Inputs[1].Data, Width, 1);
        PrepareForward();
        Share();
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        if (_statesBefore is null)
        {
            _statesBefore = new float[States.Length];
            _stateGradients = new float[Batch * Units];
            InputSumGradients = new float[Gates.Length];
        }

        if (gradients.Needs(0))
        {
            _kernelBack ??= new PackedMatrix(Width, Features);
            _kernelBack.Pack(Inputs[1].Data, 1, Width);
        }

        PrepareBackward();
        _gradients = gradients;
        try
        {
            Share();
        }
        finally
        {
            _gradients = null;
        }

        var rows = Batch * Steps;
        if (gradients.Needs(1))
        {
            MatrixMultiply.Run(
                Features, Width, rows, Inputs[0].Data, true, InputSumGradients, false, gradients.Input(1), gradients.Accumulates(1));
        }

        if (gradients.Needs(2))
        {
            MatrixMultiply.Run(
                Units, Width, rows, _statesBefore, true, RecurrentSumGradients, false, gradients.Input(2), gradients.Accumulates(2));
        }

        if (HasBias && gradients.Needs(3))
        {
            AddBiasGradients(gradients.InputToAddTo(3));
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var first = part * _rowsPerPart;
        var last = Math.Min(first + _rowsPerPart, Batch);
        if (_gradients is null)
        {
            ForwardOf(first, last);
        }
        else
        {
            BackwardOf(first, last, _gradients);
        }
    }

    /// <summary>Lays out the recurrent weights and fills <see cref="FirstSums"/>.</summary>
    protected abstract void PrepareForward();

    /// <summary>Lays out the transposed recurrent weights and clears what is carried from step to step.</summary>
    protected abstract void PrepareBackward();

    /// <summary>Adds h₋₁ · R to the sums of step <paramref name="t"/> and computes gates and states, for some samples.</summary>
    protected abstract void StepForward(int first, int last, int t);

    /// <summary>
    /// From the gradient of the state after step <paramref name="t"/> to those of the sums, and to that of the state before,
    /// which takes its place, for some samples.
    /// </summary>
    protected abstract void StepBackward(int first, int last, int t, Span<float> stateGradients);

    /// <summary>Adds up the bias' gradients over all samples and steps.</summary>
    protected virtual void AddBiasGradients(Span<float> target) => AddRows(InputSumGradients, target);

    /// <summary>Whether a sample keeps its state at this step.</summary>
    protected bool IsMasked(int sample, int t) => _mask is not null && _mask.Data[(sample * Steps) + t] == 0;

    /// <summary>The row of a (B, T, width) buffer that belongs to a sample and a step.</summary>
    protected Span<float> Row(float[] buffer, int width, int sample, int t) => buffer.AsSpan(((sample * Steps) + t) * width, width);

    /// <summary>The row of the step before; zeros before the first.</summary>
    protected ReadOnlySpan<float> RowBefore(float[] buffer, int sample, int t) => t == 0 ? NoState : Row(buffer, Units, sample, t - 1);

    /// <summary>Row after row into one.</summary>
    protected static void AddRows(ReadOnlySpan<float> rows, Span<float> target)
    {
        for (var i = 0; i < rows.Length; i += target.Length)
        {
            Elementwise.Add(rows.Slice(i, target.Length), target);
        }
    }

    private void ForwardOf(int first, int last)
    {
        var rows = (last - first) * Steps;
        var sums = Gates.AsSpan(first * Steps * Width, rows * Width);
        var x = Inputs[0].Data.AsSpan(first * Steps * Features);
        if (!SparseMultiply.TryRun(rows, Width, Features, x, false, Inputs[1].Data, sums, FirstSums))
        {
            for (var i = 0; i < sums.Length; i += Width)
            {
                FirstSums.CopyTo(sums[i..]);
            }

            _kernel.MultiplyAdd(rows, x, Features, sums, Width);
        }

        for (var t = 0; t < Steps; t++)
        {
            StepForward(first, last, t);
        }

        for (var sample = first; sample < last && !_returnSequences; sample++)
        {
            Row(States, Units, sample, Steps - 1).CopyTo(Output.Data.AsSpan(sample * Units));
        }
    }

    private void BackwardOf(int first, int last, OperationGradients gradients)
    {
        var carried = _stateGradients.AsSpan(first * Units, (last - first) * Units);
        carried.Clear();
        for (var t = Steps - 1; t >= 0; t--)
        {
            for (var sample = first; sample < last; sample++)
            {
                RowBefore(States, sample, t).CopyTo(Row(_statesBefore!, Units, sample, t));
                if (_returnSequences || t == Steps - 1)
                {
                    var arriving = _returnSequences ? (sample * Steps) + t : sample;
                    Elementwise.Add(gradients.Output.Slice(arriving * Units, Units), carried.Slice((sample - first) * Units, Units));
                }
            }

            StepBackward(first, last, t, carried);
        }

        if (gradients.Needs(0))
        {
            var rows = (last - first) * Steps;
            var target = gradients.Input(0).Slice(first * Steps * Features, rows * Features);
            if (!gradients.Accumulates(0))
            {
                target.Clear();
            }

            _kernelBack!.MultiplyAdd(rows, InputSumGradients.AsSpan(first * Steps * Width), Width, target, Features);
        }
    }

    private void Share()
    {
        if (Parts == 1)
        {
            Execute(0);
        }
        else
        {
            WorkerTeam.Run(this, Parts);
        }
    }

    // Cut by the work, not by the number of threads; whole tiles of the matrix product.
    private int RowsPerPart()
    {
        var workPerRow = Math.Max(1, (long)Steps * (Units + Features) * Width);
        var rows = Math.Max((WorkPerPart + workPerRow - 1) / workPerRow, (Batch + MostParts - 1) / MostParts);
        return (int)Math.Min((rows + MicroKernel.Rows - 1) / MicroKernel.Rows * MicroKernel.Rows, int.MaxValue / 2);
    }
}
