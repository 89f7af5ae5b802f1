namespace NotebookNet;

/// <content>What happens along a sequence.</content>
public sealed partial class Model
{
    private const int MostHeads = 12;

    /// <summary>
    /// Attention maps: how much each step of a sample takes from each, softmax(Q · Kᵀ / √D), for every head of a
    /// <see cref="MultiHeadAttention"/> or <see cref="TransformerEncoder"/>. Rows look, columns are looked at, each row adds up to 1.
    /// </summary>
    /// <param name="sample">One sample.</param>
    /// <param name="layer">The layer; the last with attention when null.</param>
    /// <returns>The weights (H, T, T) of H heads; at most 12 are drawn.</returns>
    /// <exception cref="ShapeException">The sample has another shape than the model takes.</exception>
    /// <exception cref="ArgumentException">There is no such layer, or it has no attention.</exception>
    /// <exception cref="InvalidOperationException">The model has no attention, or several inputs.</exception>
    /// <example><code>
    /// var model = Model.Input(6).Embedding(20, 8).MultiHeadAttention(heads: 2, keyDim: 4).Flatten().Dense(2, Activation.Softmax);
    /// model.AttentionMaps(new float[] { 3, 1, 4, 1, 5, 9 })
    /// </code></example>
    public ModelInsight AttentionMaps(Tensor sample, string? layer = null)
    {
        var place = PlaceOf(layer, "AttentionMaps", "a layer with attention", node => node.State!.Layer is MultiHeadAttention or TransformerEncoder);
        var input = ValuesFor(sample, "AttentionMaps")[place.Inputs[0]];
        var chosen = _graph.LayerOf(place);
        var scores = chosen.Layer is TransformerEncoder block
            ? block.Attention(input, chosen.Weights)
            : ((MultiHeadAttention)chosen.Layer).Attend(input, input, chosen.Weights).Scores;
        var (heads, steps) = (scores.Shape[1], scores.Shape[2]);
        var values = scores.Reshape(heads, steps, steps);
        var shown = Math.Min(heads, MostHeads);
        Figure[] panels = [.. Enumerable.Range(0, shown).Select(h => new Figure(heads == 1 ? chosen.Name : $"head {h}")
            .HeatMap(Rows(values.Data.AsSpan(h * steps * steps, steps * steps), steps, steps), name: "weight")
            .XAxis("looked at").YAxis("looks").RowsDown())];
        return new ModelInsight(Shown($"Attention of {chosen.Name}, {heads} {(heads == 1 ? "head" : "heads")}", shown, heads), values, shown == 1 ? panels[0] : Figure.Grid((shown + 2) / 3, Math.Min(3, shown), panels));
    }

    /// <summary>The hidden states of a recurrent layer, step by step: what it remembers of a sample, and when.</summary>
    /// <param name="sample">One sample.</param>
    /// <param name="layer">The layer; the last recurrent one when null.</param>
    /// <returns>The states (T, U) in the order of the sequence; the picture has a row for each unit.</returns>
    /// <exception cref="ShapeException">The sample has another shape than the model takes.</exception>
    /// <exception cref="ArgumentException">There is no such layer, or it is not recurrent.</exception>
    /// <exception cref="InvalidOperationException">The model has no recurrent layer, or several inputs.</exception>
    /// <example><code>
    /// var model = Model.Input(20, 3).LSTM(8).Dense(1);
    /// model.HiddenStates(Tensor.RandomNormal([20, 3], seed: 1))
    /// </code></example>
    public ModelInsight HiddenStates(Tensor sample, string? layer = null)
    {
        var place = PlaceOf(layer, "HiddenStates", "a recurrent layer", node => node.State!.Layer is RecurrentLayer or Bidirectional);
        var input = ValuesFor(sample, "HiddenStates")[place.Inputs[0]];
        var chosen = _graph.LayerOf(place);
        Layer stepwise = chosen.Layer is Bidirectional both
            ? new Bidirectional(both.Layer with { ReturnSequences = true }, both.Merge)
            : (RecurrentLayer)chosen.Layer with { ReturnSequences = true };
        var states = stepwise.Forward(input, chosen.Weights, Pass.Inference);

        // Read backwards, the first state is that of the last step.
        var ordered = chosen.Layer is RecurrentLayer { GoBackwards: true } ? states.Flip(1) : states;
        var (steps, units) = (ordered.Shape[1], ordered.Shape[2]);
        var values = ordered.Reshape(steps, units);
        var grid = new double[units, steps];
        for (var i = 0; i < values.Length; i++)
        {
            grid[i % units, i / units] = values.Data[i];
        }

        var title = $"Hidden states of {chosen.Name}";
        return new ModelInsight(title, values, new Figure(title).HeatMap(grid, name: "state").XAxis("step").YAxis("unit").RowsDown());
    }
}
