using NotebookNet.Kernels;
using NotebookNet.Models.Graph;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>What a look inside needs: places by the names of layers, the values at all places, the score of a class.</content>
public sealed partial class Model
{
    /// <summary>The place of a layer of some kind: of the named one, or the last there is.</summary>
    private GraphPlace PlaceOf(string? layer, string who, string needs, Func<GraphPlace, bool> suits)
    {
        if (layer is not null)
        {
            var state = Layer(layer).State;
            var named = _graph.Nodes.Last(node => node.State == state);
            return suits(named) ? named : throw new ArgumentException($"{who} needs {needs}; '{layer}' is a {state.Layer.Kind} with the output {named.Shape}.", nameof(layer));
        }

        return _graph.Nodes.LastOrDefault(node => node.State is not null && suits(node))
            ?? throw new InvalidOperationException($"{who} needs {needs}; this model has none. Its layers are: {string.Join(", ", Layers.Select(l => $"{l.Name} ({l.Layer.Kind})"))}.");
    }

    private string NameOf(GraphPlace place) => _graph.LayerOf(place).Name;

    /// <summary>What flows at each place when the model is used on one sample.</summary>
    private Dictionary<GraphPlace, Tensor> ValuesFor(Tensor sample, string who)
    {
        if (_graph.Inputs.Count > 1)
        {
            throw new InvalidOperationException($"{who} looks at models with one input; this one has {_graph.Inputs.Count}.");
        }

        var batch = OneSample(sample, who);
        CheckSamples(batch, who);

        // A copy: the gradient is asked for this very tensor, and a caller's may be recorded elsewhere.
        return ForwardEach([Tensor.From(batch.ToArray(), batch.Shape.AsSpan())], Pass.Inference);
    }

    /// <summary>
    /// The score of a class as a single recorded number: before a softmax or sigmoid, whose slope vanishes where the model is sure.
    /// </summary>
    private (Tensor Score, int Target) ScoreOf(Tensor output, int? target, string who)
    {
        if (_graph.Outputs.Count > 1 || OutputShape.Rank > 1)
        {
            throw new InvalidOperationException($"{who} needs a model that gives one row of scores; this one gives {string.Join(" and ", OutputShapes)}.");
        }

        var classes = OutputShape.Size;
        if (target is < 0 || target >= classes)
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, $"{who}: the model has {classes} {(classes == 1 ? "output" : "outputs")}, 0 to {classes - 1}; got {target}.");
        }

        var chosen = target ?? output.Reshape(1, classes).ArgMax()[0];
        var scores = output.Origin is SoftmaxOperation or UnaryOperation<SigmoidFunction> ? output.Origin.Inputs[0] : output;
        var mask = new Tensor(scores.Shape);
        mask.Data[chosen] = 1;
        return ((scores * mask).Sum(), chosen);
    }

    private string ClassName(int target) => Names.Classes?.Count == OutputShape.Size
        ? Names.Classes[target]
        : OutputShape.Size == 1 ? "output" : FormattableString.Invariant($"class {target}");

    private static Figure PictureOf(Tensor picture, string title)
    {
        var (height, width, channels) = (picture.Shape[0], picture.Shape[1], picture.Rank == 3 ? picture.Shape[2] : 1);
        if (channels == 3)
        {
            var colours = new double[height, width, 3];
            for (var i = 0; i < picture.Length; i++)
            {
                colours[i / (width * 3), i / 3 % width, i % 3] = picture.Data[i];
            }

            return new Figure(title).Image(colours);
        }

        // Of other numbers of channels, their mean.
        var grey = new double[height, width];
        for (var i = 0; i < picture.Length; i++)
        {
            grey[i / (width * channels), i / channels % width] += picture.Data[i] / (double)channels;
        }

        return new Figure(title).Image(grey);
    }

    private static double[,] Rows(ReadOnlySpan<float> values, int rows, int columns)
    {
        var grid = new double[rows, columns];
        for (var i = 0; i < values.Length; i++)
        {
            grid[i / columns, i % columns] = values[i];
        }

        return grid;
    }
}
