using System.CommandLine;
using Recruit.Web.Commands;
using Recruit.Web.Draws;
using Recruit.Web.Tables;
using Recruit.Web.Terminal;

return await CommandLine.RunAsync(
    new RootCommand("Recruit fills dialogue tables with a fair cross-section of society.")
    {
        DemoCommand.Create(),
        WebCommand.Create(),
        WorkCommand.Create(),
        MigrateCommand.Create(),
        ComposeCommand.Create(),
        DrawCommand.Create(),
        VerifyCommand.Create(),
        ImportCommand.Create(),
        ExportCommand.Create(),
    },
    args);
