namespace NotebookNet;

/// <summary>
/// The two textbook forms of momentum. While the learning rate stays the same they take the same path: the velocities differ by
/// the factor −rate. When the rate changes, the first keeps the speed it had, the second scales it at once.
/// </summary>
public enum MomentumForm
{
    /// <summary>v ← momentum · v − rate · g,  w ← w + v: the rate is inside the velocity (Keras, TensorFlow).</summary>
    RateInVelocity,

    /// <summary>v ← momentum · v + g,  w ← w − rate · v: the rate is outside, at the step (PyTorch).</summary>
    RateAtStep,
}
