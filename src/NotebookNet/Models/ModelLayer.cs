using NotebookNet.Models.Graph;

namespace NotebookNet;

/// <summary>A layer in its place in a model: its name, its shapes, and its weights.</summary>
/// <remarks>Models built from one another share their layers: the weights of a layer are the same in all of them.</remarks>
public sealed class ModelLayer
{
    private readonly int _place;

    internal ModelLayer(LayerState state, string name, int place, IReadOnlyList<Shape> inputShapes, Shape outputShape)
    {
        State = state;
        Name = name;
        InputShapes = inputShapes;
        OutputShape = outputShape;
        _place = place;
    }

    /// <summary>What the layer is.</summary>
    public Layer Layer => State.Layer;

    /// <summary>Its name, unique in the model.</summary>
    public string Name { get; }

    /// <summary>The shape of one sample before the layer; of the first, when it takes several.</summary>
    public Shape InputShape => InputShapes[0];

    /// <summary>The shape of one sample of each input.</summary>
    public IReadOnlyList<Shape> InputShapes { get; }

    /// <summary>The shape of one sample after the layer.</summary>
    public Shape OutputShape { get; }

    /// <summary>The weights, for a dense layer kernel and bias. Before the first training they hold provisional initial values.</summary>
    public IReadOnlyList<Variable> Weights => State.Weights(Name, _place);

    /// <summary>Whether training leaves the weights alone.</summary>
    public bool IsFrozen => State.IsFrozen;

    /// <summary>How many numbers the layer learns or remembers.</summary>
    public long ParameterCount => State.Specs.Sum(spec => (long)spec.Shape.Size);

    /// <summary>How many of them training changes; none while the layer is frozen.</summary>
    public long TrainableParameterCount =>
        IsFrozen ? 0 : State.Specs.Where(spec => spec.Trainable).Sum(spec => (long)spec.Shape.Size);

    /// <summary>The layer with its weights, which models share.</summary>
    internal LayerState State { get; }

    /// <summary>The weights training changes.</summary>
    internal IEnumerable<Variable> TrainableWeights => IsFrozen ? [] : Weights.Where((_, i) => State.Specs[i].Trainable);

    /// <summary>The weights that have a penalty, with it.</summary>
    internal IEnumerable<(Variable Weight, Regularizer Regularizer)> RegularizedWeights =>
        Weights.Zip(State.Specs)
            .Where(pair => pair.Second.Regularizer is not null)
            .Select(pair => (pair.First, pair.Second.Regularizer!));

    /// <summary>Leaves the weights alone in the trainings to come, in every model that has this layer. Keras: <c>trainable = False</c>.</summary>
    public void Freeze() => State.IsFrozen = true;

    /// <summary>Trains the weights again.</summary>
    public void Unfreeze() => State.IsFrozen = false;

    /// <summary>Brings the weights that have a constraint back to where they are allowed to be.</summary>
    internal void Constrain()
    {
        for (var i = 0; i < State.Specs.Count; i++)
        {
            State.Specs[i].Constraint?.Apply(Weights[i].Data, State.Specs[i].Shape);
        }
    }

    /// <summary>Draws the initial weights, except those a training step or the user has written to.</summary>
    internal void DrawIfUntouched(int seed) => State.DrawIfUntouched(seed, Name, _place);

    /// <summary>Draws the initial weights anew, whatever they were.</summary>
    internal IReadOnlyList<Variable> Draw(int seed) => State.Draw(seed, Name, _place);
}
