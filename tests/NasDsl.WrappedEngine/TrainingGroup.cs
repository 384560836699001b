namespace NasDsl.WrappedEngine;

/// <summary>What the members of a group have in common.</summary>
/// <param name="passed">Called for every epoch that is trained for several.</param>
internal sealed class TrainingGroup(Action passed)
{
    private readonly List<GroupMember> _members = [];

    /// <summary>Held while members are trained.</summary>
    public Lock Turn { get; } = new();

    /// <summary>Adds a member.</summary>
    public void Add(GroupMember member) => _members.Add(member);

    /// <summary>Takes a member out, which is trained no more.</summary>
    public void Remove(GroupMember member) => _members.Remove(member);

    /// <summary>Trains the next epoch of all that are as far as one of them, and have got the answer of the last.</summary>
    public void Train(int epoch, CancellationToken cancellationToken)
    {
        passed();
        foreach (var member in _members.Where(member => member.IsAt(epoch)).ToArray())
        {
            member.TrainAhead(cancellationToken);
        }
    }
}
