using NotebookNet.Kernels;

namespace NotebookNet.Training;

/// <summary>A copy of all weights from the beginning of the epoch: what a training that diverges goes back to.</summary>
internal sealed class WeightSnapshot(Model model)
{
    private readonly Variable[] _weights = [.. model.Layers.SelectMany(layer => layer.Weights)];
    private readonly float[][] _copies = [.. model.Layers.SelectMany(layer => layer.Weights).Select(weight => new float[weight.Length])];

    /// <summary>Copies the weights.</summary>
    public void Take()
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            Elementwise.Copy(_weights[i].Data, _copies[i]);
        }
    }

    /// <summary>Puts the copy back.</summary>
    public void Restore()
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            _copies[i].CopyTo(_weights[i].Data, 0);
            _weights[i].NoteChange();
        }
    }

    /// <summary>Whether every weight is a finite number.</summary>
    public bool AllFinite() => Array.TrueForAll(_weights, weight => RangeCheck.AllFinite(weight.Data));
}
