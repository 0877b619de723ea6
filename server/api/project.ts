import "server-only"
import { closeProject, closeProjectInput } from "@/server/services/project/close-project"
import { countSkilled, countSkilledInput } from "@/server/services/project/count-skilled"
import { createProject, createProjectInput } from "@/server/services/project/create-project"
import { getProject, getProjectInput } from "@/server/services/project/get-project"
import { listItemsCsv, listItemsCsvInput } from "@/server/services/project/list-items-csv"
import { listMySkills } from "@/server/services/project/list-my-skills"
import { listProjects, listProjectsInput } from "@/server/services/project/list-projects"
import { listSkills, listSkillsInput } from "@/server/services/project/list-skills"
import { listTasks, listTasksInput } from "@/server/services/project/list-tasks"
import { openProject, openProjectInput } from "@/server/services/project/open-project"
import { pauseProject, pauseProjectInput } from "@/server/services/project/pause-project"
import { readProgress, readProgressInput } from "@/server/services/project/read-progress"
import { readQuality, readQualityInput } from "@/server/services/project/read-quality"
import { resumeProject, resumeProjectInput } from "@/server/services/project/resume-project"
import { retireGold, retireGoldInput } from "@/server/services/project/retire-gold"
import { setGold, setGoldInput } from "@/server/services/project/set-gold"
import { procedure, router } from "./trpc"

export const projectRouter = router({
  list: procedure
    .meta({ action: "project.read" })
    .input(listProjectsInput)
    .query(({ ctx, input }) => listProjects(ctx, input)),
  get: procedure
    .meta({ action: "project.read" })
    .input(getProjectInput)
    .query(({ ctx, input }) => getProject(ctx, input)),
  tasks: procedure
    .meta({ action: "project.edit" })
    .input(listTasksInput)
    .query(({ ctx, input }) => listTasks(ctx, input)),
  progress: procedure
    .meta({ action: "project.readFigures" })
    .input(readProgressInput)
    .query(({ ctx, input }) => readProgress(ctx, input)),
  quality: procedure
    .meta({ action: "project.readFigures" })
    .input(readQualityInput)
    .query(({ ctx, input }) => readQuality(ctx, input)),
  skills: procedure
    .meta({ action: "project.readFigures" })
    .input(listSkillsInput)
    .query(({ ctx, input }) => listSkills(ctx, input)),
  itemsCsv: procedure
    .meta({ action: "project.create" })
    .input(listItemsCsvInput)
    .query(({ ctx, input }) => listItemsCsv(ctx, input)),
  countSkilled: procedure
    .meta({ action: "project.countSkilled" })
    .input(countSkilledInput)
    .query(({ ctx, input }) => countSkilled(ctx, input)),
  mySkills: procedure.meta({ action: "run.read" }).query(({ ctx }) => listMySkills(ctx)),
  create: procedure
    .meta({ action: "project.create" })
    .input(createProjectInput)
    .mutation(({ ctx, input }) => createProject(ctx, input)),
  setGold: procedure
    .meta({ action: "project.edit" })
    .input(setGoldInput)
    .mutation(({ ctx, input }) => setGold(ctx, input)),
  retireGold: procedure
    .meta({ action: "project.retireGold" })
    .input(retireGoldInput)
    .mutation(({ ctx, input }) => retireGold(ctx, input)),
  open: procedure
    .meta({ action: "project.open" })
    .input(openProjectInput)
    .mutation(({ ctx, input }) => openProject(ctx, input)),
  pause: procedure
    .meta({ action: "project.pause" })
    .input(pauseProjectInput)
    .mutation(({ ctx, input }) => pauseProject(ctx, input)),
  resume: procedure
    .meta({ action: "project.pause" })
    .input(resumeProjectInput)
    .mutation(({ ctx, input }) => resumeProject(ctx, input)),
  close: procedure
    .meta({ action: "project.close" })
    .input(closeProjectInput)
    .mutation(({ ctx, input }) => closeProject(ctx, input)),
})
