using System.Runtime.CompilerServices;
using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>What an optimizer remembers of some variables: its slots and the number of steps done.</summary>
internal sealed class OptimizerState
{
    // Neither an optimizer nor a variable is kept alive by what is remembered of it.
    private static readonly ConditionalWeakTable<Optimizer, OptimizerState> States = [];

    private readonly ConditionalWeakTable<Variable, float[][]> _slots = [];
    private readonly UpdateBatch _batch = new();
    private (Variable Weight, Tensor Gradient)[] _pairs = [];

    /// <summary>The number of steps done.</summary>
    public long Steps { get; private set; }

    /// <summary>How many numbers are remembered.</summary>
    public long Count => _slots.Sum(pair => pair.Value.Sum(slot => (long)slot.Length));

    /// <summary>What this very optimizer object remembers of loops written by hand.</summary>
    public static OptimizerState Of(Optimizer optimizer) => States.GetValue(optimizer, static _ => new OptimizerState());

    /// <summary>What is remembered of a variable; null when nothing is yet.</summary>
    public float[][]? SlotsOf(Variable variable) => _slots.TryGetValue(variable, out var slots) ? slots : null;

    /// <summary>Remembers of a variable what was stored.</summary>
    public void RestoreSlots(Variable variable, float[][] slots) => _slots.AddOrUpdate(variable, slots);

    /// <summary>Goes on counting where another state ended.</summary>
    public void RestoreSteps(long steps) => Steps = steps;

    /// <summary>A step over variables with their gradients; allocates nothing after the first.</summary>
    public void Apply(Optimizer optimizer, IReadOnlyList<(Variable Weight, Tensor Gradient)> pairs)
    {
        Steps++;
        var rate = optimizer.RateAt(Steps - 1);
        var scale = optimizer.GlobalClipNorm is { } limit ? ScaleTo(limit, SumOfSquares(pairs)) : 1;
        try
        {
            for (var i = 0; i < pairs.Count; i++)
            {
                Add(optimizer, rate, pairs[i].Weight, pairs[i].Gradient, scale);
            }

            optimizer.Update(Steps, rate, _batch);
        }
        finally
        {
            // Nothing may keep variables alive that their owner has let go.
            _batch.Clear();
        }
    }

    /// <summary>The same for two lists, which are checked first: nothing changes when something is wrong.</summary>
    public void Apply(Optimizer optimizer, IReadOnlyList<Tensor> gradients, IReadOnlyList<Variable> variables)
    {
        if (gradients.Count != variables.Count)
        {
            throw new ArgumentException(
                $"Apply needs one gradient per variable; got {gradients.Count} gradients for {variables.Count} variables. "
                + "Ask the tape for the gradients of these very variables: tape.Gradient(loss, variables).",
                nameof(gradients));
        }

        if (_pairs.Length != variables.Count)
        {
            _pairs = new (Variable, Tensor)[variables.Count];
        }

        for (var i = 0; i < _pairs.Length; i++)
        {
            _pairs[i] = Checked(gradients[i], variables[i], i);
            for (var j = 0; j < i; j++)
            {
                if (ReferenceEquals(variables[i], variables[j]))
                {
                    throw new ArgumentException(
                        $"Variable {i + 1}{NameOf(variables[i])} is the same as variable {j + 1}; name each variable once.", nameof(variables));
                }
            }
        }

        Apply(optimizer, _pairs);
        foreach (var (variable, _) in _pairs)
        {
            variable.IsTouched = true;
        }

        Array.Clear(_pairs);
    }

    private static (Variable, Tensor) Checked(Tensor gradient, Variable variable, int index)
    {
        if (gradient is null || variable is null)
        {
            throw new ArgumentException($"Gradient or variable {index + 1} is null.", gradient is null ? nameof(gradient) : nameof(variable));
        }

        return gradient.Shape.Equals(variable.Shape)
            ? (variable, gradient)
            : throw new ShapeException(
                $"Gradient {index + 1} has shape {gradient.Shape}, but its variable{NameOf(variable)} has shape {variable.Shape}. "
                + "Give gradients and variables in the same order.");
    }

    private static string NameOf(Variable variable) => variable.Name is null ? string.Empty : $" '{variable.Name}'";

    private static double SumOfSquares(IReadOnlyList<(Variable Weight, Tensor Gradient)> pairs)
    {
        var squares = 0.0;
        for (var i = 0; i < pairs.Count; i++)
        {
            squares += GradientNorm.SumOfSquares(pairs[i].Gradient.Data);
        }

        return squares;
    }

    private static double ScaleTo(double limit, double squares) => limit / Math.Max(Math.Sqrt(squares), limit);

    private void Add(Optimizer optimizer, double rate, Variable variable, Tensor gradient, double scale)
    {
        if (!_slots.TryGetValue(variable, out var slots) || slots.Length != optimizer.SlotCount)
        {
            slots = NewSlots(optimizer, variable.Length);
            _slots.AddOrUpdate(variable, slots);
        }

        if (optimizer.ClipNorm is { } limit)
        {
            scale = ScaleTo(limit, GradientNorm.SumOfSquares(gradient.Data));
        }

        var treatment = new Treatment(
            (float)scale, (float)(optimizer.ClipValue ?? double.PositiveInfinity), (float)(optimizer.WeightDecay * rate));
        _batch.Add(variable.Data, gradient.Data, slots, treatment);
    }

    private static float[][] NewSlots(Optimizer optimizer, int length)
    {
        var slots = new float[optimizer.SlotCount][];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = new float[length];
            Elementwise.Fill(optimizer.InitialSlotValue, slots[i]);
        }

        return slots;
    }
}
