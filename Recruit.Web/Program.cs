using System.CommandLine;
using Recruit.Web.Commands.Compose;
using Recruit.Web.Commands.Demo;
using Recruit.Web.Commands.Draw;
using Recruit.Web.Commands.Export;
using Recruit.Web.Commands.Import;
using Recruit.Web.Commands.Serve;
using Recruit.Web.Commands.Verify;
using Recruit.Web.Commands.Work;
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
