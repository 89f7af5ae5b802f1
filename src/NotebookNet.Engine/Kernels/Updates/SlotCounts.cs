namespace NotebookNet.Kernels;

/// <summary>How many slots a rule has, known while code is made.</summary>
internal interface ISlotCount
{
    /// <summary>The number.</summary>
    static abstract int Count { get; }
}

/// <summary>None.</summary>
internal readonly struct NoSlots : ISlotCount
{
    public static int Count => 0;
}

/// <summary>The first.</summary>
internal readonly struct OneSlot : ISlotCount
{
    public static int Count => 1;
}

/// <summary>The first and the second.</summary>
internal readonly struct TwoSlots : ISlotCount
{
    public static int Count => 2;
}

/// <summary>All there may be.</summary>
internal readonly struct ThreeSlots : ISlotCount
{
    public static int Count => 3;
}
