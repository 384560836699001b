using System.Collections.Immutable;
using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Training;

namespace NasDsl.TorchSharp.Groups;

/// <summary>Makes the trainings of a group: of several as one network, and of one that goes on alone.</summary>
/// <param name="network">The network of all.</param>
/// <param name="rows">The rows to train on.</param>
/// <param name="data">The rows on devices.</param>
/// <param name="device">The device.</param>
/// <param name="precision">What passes compute with.</param>
internal sealed class GroupMaker(Network network, Dataset rows, ResidentData data, TorchDevice device, TorchPrecision precision)
{
    /// <summary>The network of all.</summary>
    public Network Network => network;

    /// <summary>The device.</summary>
    public TorchDevice Device => device;

    /// <summary>Makes one network of several.</summary>
    /// <param name="runs">The trainings.</param>
    /// <returns>Their members, in the same order, with fresh weights.</returns>
    public TorchTraining Create(ImmutableArray<GroupRun> runs) =>
        new(network, rows, [.. runs.Select(run => run.Recipe)], [.. runs.Select(run => run.Seed)], data, device, precision);

    /// <summary>Makes a training that goes on alone.</summary>
    /// <param name="run">The training.</param>
    /// <returns>The same with fresh weights, on the same device.</returns>
    public ITrainingRun Start(GroupRun run)
    {
        device.Enter();
        try
        {
            return new TorchTrainingRun(network, rows, run.Recipe, run.Seed, data, device, precision);
        }
        catch
        {
            device.Leave();
            throw;
        }
    }

    /// <summary>Brings rows to the device.</summary>
    /// <param name="answered">The rows.</param>
    /// <returns>The rows on the device.</returns>
    public ResidentDataset Bring(Dataset answered)
    {
        InputRows.Check(network, answered);
        return data.Get(answered, device);
    }
}
