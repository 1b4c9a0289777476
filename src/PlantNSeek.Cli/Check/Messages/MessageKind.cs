namespace PlantNSeek.Cli.Check.Messages;

/// <summary>What a line from a child says.</summary>
internal enum MessageKind
{
    /// <summary>The process is up; the user's code comes next.</summary>
    Started,

    /// <summary>A type that can be checked.</summary>
    Subject,

    /// <summary>A type that cannot be, and why.</summary>
    Remark,

    /// <summary>The name of what is checked, and its rules.</summary>
    Begin,

    /// <summary>The type that a contract makes.</summary>
    Makes,

    /// <summary>What came of a rule.</summary>
    Rule,

    /// <summary>What a seeker found in a planted network, as JSON.</summary>
    Found,

    /// <summary>Why nothing more comes, in words.</summary>
    Error,

    /// <summary>All is said.</summary>
    End,
}
