namespace NasDsl.Testing;

public sealed class SnapshotModeTests
{
    [Fact]
    public void Nothing_is_accepted_unless_asked() => Assert.False(Mode([]).Accepts);

    [Fact]
    public void All_is_accepted_when_asked() => Assert.True(Mode([SnapshotMode.Variable]).Accepts);

    [Fact]
    public void Nothing_is_accepted_on_a_build_server() => Assert.False(Mode([SnapshotMode.Variable, "CI"]).Accepts);

    private static SnapshotMode Mode(string[] set) => SnapshotMode.From(variable => set.Contains(variable) ? "true" : null);
}
