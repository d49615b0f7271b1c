using Recruit.Web.Commands.Compose;

namespace Recruit.Web.Tests.Tables;

/// <summary>Runs <c>compose</c> in a folder of its own.</summary>
internal sealed class ComposeInFolder : CommandInFolder
{
    public int Compose(params string[] arguments) => Run(ComposeCommand.Create(), arguments);
}
