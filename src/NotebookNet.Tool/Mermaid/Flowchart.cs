namespace NotebookNet.Tool.Mermaid;

/// <summary>How a node is drawn.</summary>
internal enum NodeShape
{
    Box,
    Round,
    Stadium,
    Circle,
    Diamond,
    Hexagon,
    Cylinder,
    Subroutine,
    Flag,
    Slanted,
}

/// <summary>The ends and the stroke of an edge.</summary>
internal sealed record EdgeStyle(bool StartsWithArrow, bool EndsWithArrow, bool IsDotted, bool IsThick, bool IsInvisible, char EndMark);

/// <summary>Colours of a node as the author gave them; null where none was given.</summary>
internal sealed record NodeColours(string? Fill, string? Stroke, string? Text, bool Dashed);

/// <summary>A node of a flowchart.</summary>
internal sealed class FlowNode(string id)
{
    public string Id { get; } = id;

    public string Label { get; set; } = id;

    public NodeShape Shape { get; set; }

    public NodeColours? Colours { get; set; }

    /// <summary>The subgraph that this name means; null for a node.</summary>
    public FlowGroup? Stands { get; set; }

    /// <summary>The innermost subgraph it stands in; null without one.</summary>
    public FlowGroup? Group { get; set; }
}

/// <summary>An edge of a flowchart.</summary>
internal sealed record FlowEdge(FlowNode From, FlowNode To, string Label, EdgeStyle Style, int Length);

/// <summary>A subgraph.</summary>
internal sealed record FlowGroup(string Id, string Title, FlowGroup? Parent);

/// <summary>A flowchart as it was written.</summary>
internal sealed class Flowchart
{
    /// <summary>TD, BT, LR or RL.</summary>
    public string Direction { get; set; } = "TD";

    public List<FlowNode> Nodes { get; } = [];

    public List<FlowEdge> Edges { get; } = [];

    public List<FlowGroup> Groups { get; } = [];

    public FlowNode Node(string id)
    {
        var node = Nodes.Find(n => n.Id == id);
        if (node is null)
        {
            Nodes.Add(node = new FlowNode(id));
        }

        return node;
    }
}

/// <summary>A diagram this tool does not draw; the message says what it met, and on which line.</summary>
internal sealed class MermaidException(string message) : Exception(message);
